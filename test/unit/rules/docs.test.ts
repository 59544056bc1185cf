import { describe, expect, it } from '@jest/globals'
import { readFileSync } from 'node:fs'
import { parseMoney } from '../../../src/domain/money/text.js'
import type { CompiledPhase } from '../../../src/domain/rules/compilePhase.js'
import type { AccountState, EngineInput } from '../../../src/domain/rules/types.js'
import { withParameterTables } from '../../../src/domain/rules/rulesPage.js'
import { phaseOf, registry, rule, startOf, time, traded } from './support.js'

const page = readFileSync(new URL('../../../docs/rules.md', import.meta.url), 'utf8')

type Row = Readonly<Record<string, string>>
type Example = {
  readonly name: string
  readonly parameters: Record<string, unknown>
  readonly rows: Row[]
}

/** Each block of JSON marked `rule`, with the table that follows it. */
const examples = page
  .split('```json rule')
  .slice(1)
  .map((part): Example => {
    const [json = '', rest = ''] = part.split('```')
    const given = JSON.parse(json) as { rule: string; parameters: Record<string, unknown> }
    return { name: given.rule, parameters: given.parameters, rows: tableIn(rest) }
  })

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

const utc = (text: string): number => time(`${text.replace(' ', 'T')}Z`)

function amount(text: string) {
  const parsed = parseMoney(text, 'USD')
  if (!parsed.ok) throw new Error(parsed.message)
  return parsed.amount
}

/** A state of the account, a deal, or the clock alone; columns that are left out have their usual value. */
function inputOf(row: Row): EngineInput {
  const at = utc(row['time'] ?? '')
  if (row['deal']) return dealOf(row, at)
  if (!row['balance']) return { kind: 'clock', at }
  const balance = amount(row['balance'])
  const openPositions = Number(row['open'] ?? 0)
  return {
    kind: 'observation',
    at,
    balance,
    equity: row['equity'] ? amount(row['equity']) : balance,
    openPositions,
    pendingOrders: 0,
    lastOpenedAt: row['opened'] ? utc(row['opened']) : 0,
    positions: {
      lots: 0,
      worstResult: amount(row['worst'] || '0'),
      hedged: Number(row['hedged'] ?? 0),
      withoutStop: Number(row['without stop'] ?? 0),
    },
  }
}

function dealOf(row: Row, at: number): EngineInput {
  const { deal, opened, lots, profit, left } = row
  const news = row['news'] ? utc(row['news']) : 0
  const around = (when: number) =>
    news <= when ? { before: news, after: 0 } : { before: 0, after: news }
  const openedAt = opened ? utc(opened) : at
  return traded(at, {
    entry: deal === 'open' ? 'open' : 'close',
    openedAt,
    lots: amount(lots || '1'),
    profit: amount(profit || '0'),
    positionProfit: amount(row['so far'] || profit || '0'),
    remaining: amount(left || '0'),
    news: around(at),
    openNews: around(openedAt),
  })
}

type Check = (phase: CompiledPhase, state: AccountState, text: string) => [unknown, unknown]

const limitIs: Check = (phase, state, text) => [phase.limits(state)[0]?.limit, amount(text)]

/** What a column of the table must say after the row's input. */
const columns: Readonly<Record<string, Check>> = {
  floor: (phase, state, text) => [phase.floors(state)[0], amount(text)],
  target: limitIs,
  needed: limitIs,
  allowed: limitIs,
  met: (phase, state, text) => [(phase.limits(state)[0]?.used ?? 0) >= 10_000, text === 'yes'],
  days: (phase, state, text) => [phase.limits(state)[0]?.figure, Number(text)],
  share: (phase, state, text) => [phase.limits(state)[0]?.figure, amount(text)],
  'left out': (phase, state, text) => [phase.excluded(state), amount(text)],
  deadline: (phase, state, text) => [
    phase.limits(state)[0]?.limit,
    text === 'none' ? undefined : utc(text),
  ],
}

describe('the rules page', () => {
  it('has an example of every rule', () => {
    const shown = new Set(examples.map(({ name }) => name))
    expect(registry.rules.map(({ name }) => name).filter((name) => !shown.has(name))).toEqual([])
  })

  it.each(examples)('is right about $name with $parameters', ({ name, parameters, rows }) => {
    const phase = phaseOf([rule(name, parameters)])
    let state = startOf(phase)
    expect(rows.length).toBeGreaterThan(1)
    for (const row of rows) {
      const result = phase.evaluate(state, inputOf(row))
      state = result.state
      const said = result.verdicts
        .map(({ kind, code, action }) => [kind, code, ...(action ? [action] : [])].join(' '))
        .join(', ')
      expect({ ...row, verdict: said }).toEqual({ ...row, verdict: row['verdict'] ?? '' })
      for (const [column, check] of Object.entries(columns)) {
        if (row[column] === undefined) continue
        const [actual, expected] = check(phase, state, row[column] ?? '')
        expect({ at: row['time'], column, is: actual }).toEqual({
          at: row['time'],
          column,
          is: expected,
        })
      }
    }
  })

  it('has the tables that the schemas make (write them with scripts/writeDocs.ts)', () => {
    expect(withParameterTables(page, registry.rules)).toBe(page)
    for (const { name } of registry.rules) {
      const section = page.split(/^## /m).filter((part) => part.includes(`\n\`${name}\`:`))
      expect({ name, sections: section.length }).toEqual({ name, sections: 1 })
      expect(section[0]).toContain(`<!-- parameters of ${name} -->`)
    }
  })

  it('has tables that tell every parameter with its default', () => {
    const made = withParameterTables('<!-- parameters of flatBy -->\n<!-- end -->', registry.rules)
    expect(made.replace(/ +/g, ' ')).toContain('| `time` | `16:45` | At. Wall-clock time in the')
    expect(made).toContain('`closePositions`: Positions are closed; `record`: It is recorded;')
    const unknown = '<!-- parameters of nothing -->\n<!-- end -->'
    expect(withParameterTables(unknown, registry.rules)).toBe(unknown)
  })
})
