import type { CompiledPhase } from '../../../src/domain/rules/compilePhase.js'
import type { EngineInput, RuleConfig } from '../../../src/domain/rules/types.js'
import { phaseOf, playFrom, type Played } from './support.js'

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

/** One unit below a boundary, at it, and one above. */
export type Boundary = {
  readonly rules: readonly RuleConfig[]
  readonly what: string
  readonly inputs: (offset: number) => readonly EngineInput[]
  readonly says: Says
  readonly expected: readonly [below: number, at: number, above: number]
}

export const startAt = Date.parse('2026-03-02T09:00:00Z')

export const readAround = ({ rules, inputs, says }: Boundary): number[] =>
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
