import type { CompiledPhase } from '../../../src/domain/rules/compilePhase.js'
import type { EngineInput, RuleConfig } from '../../../src/domain/rules/types.js'
import { phaseOf, playFrom, seen, traded, usd, type Played } from './support.js'

export const second = 1_000
export const hour = 3_600_000

/** A number read off what was played. */
export type Says = (phase: CompiledPhase, played: Played) => number

/** How many verdicts there were. */
export const said: Says = (_, { verdicts }) => verdicts.length
export const floor: Says = (phase, { state }) => phase.floors(state)[0] ?? Number.NaN
export const limit: Says = (phase, { state }) => phase.limits(state)[0]?.limit ?? Number.NaN
export const figure: Says = (phase, { state }) => phase.limits(state)[0]?.figure ?? Number.NaN
export const leftOut: Says = (phase, { state }) => phase.excluded(state)
/** 1 when a condition is met. */
export const met: Says = (phase, { state }) =>
  (phase.limits(state)[0]?.used ?? 0) >= 10_000 ? 1 : 0

/** What a rule says one unit below a boundary, at it, and one above; `inputs` are told which. */
export type Row = readonly [
  what: string,
  config: RuleConfig | readonly RuleConfig[],
  inputs: (offset: number) => readonly EngineInput[],
  says: Says,
  expected: readonly [below: number, at: number, above: number],
]

type Tried = {
  readonly rules: readonly RuleConfig[]
  readonly inputs: Row[2]
  readonly says: Says
}

export const startAt = Date.parse('2026-03-02T09:00:00Z')

export const readAround = ({ rules, inputs, says }: Tried): number[] =>
  [-1, 0, 1].map((offset) => {
    const phase = phaseOf(rules)
    return says(phase, playFrom(phase, phase.start(startAt), inputs(offset)))
  })

/** Local days on which the clocks change: the reset that begins them in UTC, and how long they last. */
export const clockChanges = [
  { zone: 'Europe/Prague', reset: '2026-03-28T23:00:00Z', hours: 23 },
  { zone: 'Europe/Prague', reset: '2026-10-24T22:00:00Z', hours: 25 },
  { zone: 'America/New_York', reset: '2026-03-08T05:00:00Z', hours: 23 },
  { zone: 'America/New_York', reset: '2026-11-01T04:00:00Z', hours: 25 },
  { zone: 'America/Chicago', reset: '2026-03-08T06:00:00Z', hours: 23 },
  { zone: 'America/Chicago', reset: '2026-11-01T05:00:00Z', hours: 25 },
] as const

export const day = (date: number, hour = 10) => `2026-03-0${date}T${hour}:00:00Z`
/** A balance so many dollars and cents off 100,000. */
export const closed = (date: number, gain: number, cents = 0) =>
  seen(day(date), { balance: 100_000 + gain + cents / 100 })
export const open = (equity: number, cents: number, balance = 100_000) =>
  seen(day(2), { balance, equity: equity + cents / 100, open: 1 })
/** Days that bring 2,000, 1,000 and about 1,000. */
export const threeDays = (cents: number) => [
  closed(2, 2_000),
  closed(3, 3_000),
  closed(4, 4_000, cents),
]
export const deal = (profit: number, cents: number, more: Parameters<typeof traded>[1] = {}) => {
  const amount = usd(profit + cents / 100)
  return traded(day(2), { profit: amount, positionProfit: amount, ...more })
}
export const opened = (lots: number) => traded(day(2), { entry: 'open', lots })
