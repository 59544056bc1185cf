import { describe, expect, it } from '@jest/globals'
import { readFileSync } from 'node:fs'
import { minor, zero } from '../../../src/domain/money/minor.js'
import { formatMoney, parseMoney } from '../../../src/domain/money/text.js'
import { payoutTermsSchema } from '../../../src/domain/payouts/payoutTerms.js'
import { noHistory, quotePayout, type QuoteInput } from '../../../src/domain/payouts/quotePayout.js'
import type { QuoteFigures } from '../../../src/domain/payouts/quoteFigures.js'
import { payoutCycles } from '../../../src/domain/payouts/splitTerms.js'
import { percentWords } from '../../../src/domain/payouts/wordParts.js'
import { scaledTerms } from '../../../src/domain/scaling/judgeScaling.js'
import { scalingPath } from '../../../src/domain/scaling/scalingPath.js'
import { scalingProblems, scalingTermsSchema } from '../../../src/domain/scaling/scalingTerms.js'
import { termsProblems } from '../../../src/domain/payouts/termsProblems.js'
import { quoteInput } from './samples.js'

const page = readFileSync(new URL('../../../docs/payout-rules.md', import.meta.url), 'utf8')

type Row = Readonly<Record<string, string>>
type Example = { readonly terms: Record<string, unknown>; readonly rows: Row[] }

/** Each block of JSON that is marked so, with the table that follows it. */
const examplesOf = (kind: string) =>
  page
    .split(`\`\`\`json ${kind}\n`)
    .slice(1)
    .map((part): Example => {
      const [json = '', rest = ''] = part.split('```')
      return { terms: JSON.parse(json) as Record<string, unknown>, rows: tableIn(rest) }
    })

const examples = examplesOf('payout')

function tableIn(text: string): Row[] {
  const lines = text.trim().split('\n')
  const end = lines.findIndex((line) => !line.startsWith('|'))
  const [head = [], , ...body] = lines.slice(0, end === -1 ? undefined : end).map(cellsOf)
  return body.map((cells) =>
    Object.fromEntries(head.map((name, place) => [name, cells[place] ?? ''])),
  )
}

function cellsOf(line: string): string[] {
  return line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim())
}

function amount(text: string) {
  const parsed = parseMoney(text, 'USD')
  if (!parsed.ok) throw new Error(parsed.message)
  return parsed.amount
}

const or = (text: string | undefined, otherwise = zero) => (text ? amount(text) : otherwise)

/** What the columns of a row say about the account. */
function inputOf(terms: object, row: Row): QuoteInput {
  const days = (row['days'] ?? '').split(/, (?=-?\d)/).filter((text) => text !== '')
  const balance = amount(row['balance'] ?? '')
  const input = quoteInput(terms, balance, {
    highestBalance: or(row['highest'], balance),
    fees: row['fee'] ? [amount(row['fee'])] : [],
    days: days.map((text) => ({ date: '2026-03-04', profit: amount(text), traded: true })),
  })
  return {
    ...input,
    cycle: payoutCycles.find((cycle) => cycle === row['cycle']) ?? null,
    history: {
      ...noHistory,
      payouts: Number(row['payout'] ?? 1) - 1,
      balanceAfterLast: row['left'] ? amount(row['left']) : null,
      sharedProfit: or(row['shared']),
      withdrawn: or(row['withdrawn']),
      insidePayouts: Number(row['inside'] ?? 0),
    },
  }
}

/** What a column must say of the quote. */
const columns: Readonly<Record<string, (figures: QuoteFigures) => number>> = {
  trader: ({ traderShare }) => traderShare,
  firm: ({ firmShare }) => firmShare,
  leaves: ({ gross }) => gross,
  after: ({ balanceAfter }) => balanceAfter,
  stays: ({ stays }) => stays,
  deducted: ({ deducted }) => deducted,
  kept: ({ keptBuffer }) => keptBuffer,
  needed: ({ requiredBalance }) => requiredBalance,
  refund: ({ feeRefund }) => feeRefund,
  bonus: ({ bonus }) => bonus,
  owed: ({ owed }) => owed,
  arrives: ({ arrives }) => arrives,
}

const about = ['payout', 'balance', 'cycle', 'shared', 'inside', 'left', 'highest', 'days', 'fee', 'withdrawn', 'refused'] // prettier-ignore

describe('the page of payout rules', () => {
  it('has examples with columns that are all looked at', () => {
    expect(examples.length).toBeGreaterThan(15)
    const names = new Set(examples.flatMap(({ rows }) => rows.flatMap((row) => Object.keys(row))))
    expect([...names].filter((name) => !(name in columns) && !about.includes(name))).toEqual([])
  })

  it.each(examples)('is right about $terms', ({ terms, rows }) => {
    expect(rows.length).toBeGreaterThan(1)
    expect(termsProblems(payoutTermsSchema.parse(terms), [quoteInput(terms, 0).account])).toEqual(
      [],
    )
    for (const row of rows) {
      const quote = quotePayout(inputOf(terms, row))
      const refused = quote.ok ? '' : quote.refusals.map(({ code }) => code).join(', ')
      expect({ ...row, refused }).toEqual({ ...row, refused: row['refused'] ?? '' })
      const figures = quote.ok ? quote : quote.figures
      for (const [column, figure] of Object.entries(columns)) {
        if (!row[column]) continue
        const shown = formatMoney(minor(figure(figures)), 'USD')
        expect({ ...row, [column]: shown }).toEqual(row)
      }
    }
  })

  it('lists every parameter with its default', () => {
    const text = page.replace(/ +/g, ' ')
    const defaults = payoutTermsSchema.parse({})
    for (const [field, value] of Object.entries(defaults)) {
      const one = Array.isArray(value) ? value[0] : value
      const shown = one === null || typeof one === 'object' ? 'none' : `\`${String(one)}\``
      expect(text).toContain(`| \`${field}\` | ${shown} |`)
    }
  })
})

describe('growth on the page', () => {
  it.each(examplesOf('scaling'))('is right about $terms', ({ terms, rows }) => {
    const plan = scalingTermsSchema.parse(terms)
    expect(scalingProblems(plan)).toEqual([])
    const size = amount('100,000.00')
    const start = { original: { size, currency: 'USD' as const }, size, steps: 0 }
    const reviews = rows.map((row) => ({ month: Number(row['month']), met: true }))
    const path = scalingPath(plan, start, reviews).map((scaled) => scaledTerms(plan, scaled))
    expect(path.length).toBeGreaterThan(2)
    path.forEach(({ size: now, dailyLoss, splitBps }, place) => {
      const row = rows[place] ?? {}
      expect(formatMoney(now, 'USD')).toBe(row['size'])
      if (row['daily loss']) expect(formatMoney(dailyLoss ?? zero, 'USD')).toBe(row['daily loss'])
      if ('share' in row) expect(splitBps === null ? '' : percentWords(splitBps)).toBe(row['share'])
    })
  })

  it('lists every parameter with its default', () => {
    const text = page.replace(/ +/g, ' ')
    const defaults = scalingTermsSchema.parse({ growth: { kind: 'times', bps: 20_000 } })
    for (const [field, value] of Object.entries(defaults)) {
      if (field === 'growth') continue
      expect(text).toContain(
        `| \`${field}\` | ${value === null ? 'none' : `\`${String(value)}\``} |`,
      )
    }
  })
})
