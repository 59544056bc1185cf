import { describe, expect, it } from '@jest/globals'
import { readFileSync } from 'node:fs'
import { parseMoney } from '../../../src/domain/money/text.js'
import type { CompiledPhase } from '../../../src/domain/rules/compilePhase.js'
import type { AccountState, EngineInput } from '../../../src/domain/rules/types.js'
import { phaseOf, registry, rule, slotOf, startOf, time } from './support.js'

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

function inputOf(row: Row): EngineInput {
  const at = utc(row['time'] ?? '')
  if (!row['balance']) return { kind: 'clock', at }
  return {
    kind: 'observation',
    at,
    balance: amount(row['balance']),
    equity: amount(row['equity'] ?? ''),
    openPositions: Number(row['open']),
    pendingOrders: 0,
    lastOpenedAt: row['opened'] ? utc(row['opened']) : 0,
  }
}

/** What a column of the table must say after the row's input. */
const columns: Record<
  string,
  (phase: CompiledPhase, state: AccountState, text: string) => [unknown, unknown]
> = {
  floor: (phase, state, text) => [phase.floors(state)[0], amount(text)],
  target: (phase, state, text) => [phase.limits(state)[0]?.limit, amount(text)],
  days: (phase, state, text) => [slotOf(phase, state, 'minimumTradingDays.days'), Number(text)],
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
    expect(rows.length).toBeGreaterThan(2)
    for (const row of rows) {
      const result = phase.evaluate(state, inputOf(row))
      state = result.state
      const said = result.verdicts.map(({ kind, code }) => `${kind} ${code}`).join(', ')
      expect({ ...row, verdict: said }).toEqual({ ...row, verdict: row['verdict'] ?? '' })
      for (const [column, check] of Object.entries(columns)) {
        if (row[column] === undefined) continue
        const [actual, expected] = check(phase, state, row[column])
        expect({ at: row['time'], column, is: actual }).toEqual({
          at: row['time'],
          column,
          is: expected,
        })
      }
    }
  })

  it('lists every parameter of every rule with its default', () => {
    for (const { name, parameters } of registry.rules) {
      const section = page.split(/^## /m).find((part) => part.includes(`\n\`${name}\`:`)) ?? ''
      const defaults = parameters.parse({})
      for (const [field, value] of Object.entries(defaults)) {
        const shown = value === null ? 'none' : `\`${String(value)}\``
        expect(section.replace(/ +/g, ' ')).toContain(`| \`${field}\` | ${shown} |`)
      }
    }
  })
})
