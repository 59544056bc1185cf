import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { minor } from '../../../src/domain/money/minor.js'
import type { Doubt, EngineInput } from '../../../src/domain/rules/types.js'
import {
  createRecent,
  forgetNewest,
  newestHalf,
  recentInputs,
  remember,
  rememberInstead,
  stateBeforeRecent,
  type Received,
} from '../../../src/live/book/recent.js'

const count = fc.integer({ min: 0, max: 65_535 })
const time = fc.integer({ min: 1, max: 4_000_000_000_000 })
const money = fc.integer({ min: -(2 ** 40), max: 2 ** 50 }).map(minor)
const doubt = fc.constantFrom<Doubt>(
  'equityMissing',
  'staleObservation',
  'massEnding',
  'rulingsHeld',
)

const observation: fc.Arbitrary<EngineInput> = fc
  .record({
    at: time,
    balance: money,
    equity: money,
    openPositions: count,
    pendingOrders: count,
    lastOpenedAt: time,
    doubts: fc.uniqueArray(doubt),
  })
  .map(({ doubts, ...figures }) => ({
    kind: 'observation',
    ...figures,
    ...(doubts.length > 0 ? { doubts } : {}),
  }))

const other: fc.Arbitrary<EngineInput> = fc.oneof(
  time.map((at): EngineInput => ({ kind: 'clock', at })),
  time.map((at): EngineInput => ({ kind: 'clock', at, doubts: ['rulingsHeld'] })),
  fc.record({ at: time, amount: money }).map(({ at, amount }): EngineInput => ({
    kind: 'balanceOperation',
    at,
    amount,
    purpose: 'payout',
    ticket: 't',
  })),
)

const received: fc.Arbitrary<Received> = fc.record({
  input: fc.oneof({ weight: 4, arbitrary: observation }, other),
  receivedAt: time,
  sequence: fc.maxSafeNat(),
})

/** Doubts come back in the order of their bits. */
const sorted = (each: Received): Received => {
  const { input } = each
  if (input.kind !== 'observation' || !input.doubts) return each
  return { ...each, input: { ...input, doubts: [...input.doubts].sort() } }
}

describe('the newest inputs of an account', () => {
  it('are kept as they came, with the state before the first of them', () => {
    fc.assert(
      fc.property(fc.array(received, { minLength: 1, maxLength: 200 }), (all) => {
        const recent = createRecent()
        for (const [index, each] of all.entries()) remember(recent, each, [index])
        const kept = recentInputs(recent)
        const first = all.length - kept.length
        expect(kept.length).toBeGreaterThanOrEqual(Math.min(all.length, 32))
        expect(kept.length).toBeLessThanOrEqual(64)
        expect(stateBeforeRecent(recent)).toEqual([first])
        expect(kept.map(sorted)).toEqual(all.slice(first).map(sorted))
      }),
    )
  })

  it('lead from a kept state to the one before the newest of them', () => {
    fc.assert(
      fc.property(fc.array(received, { minLength: 1, maxLength: 100 }), (all) => {
        const recent = createRecent()
        for (const [index, each] of all.entries()) remember(recent, each, [index])
        const { stateBefore, inputs } = newestHalf(recent, 1)
        const [from = 0] = stateBefore
        expect(inputs.map(sorted)).toEqual(all.slice(from, all.length - 1).map(sorted))
      }),
    )
  })

  it('can lose or change the newest one', () => {
    const recent = createRecent()
    const clock = (at: number): Received => ({
      input: { kind: 'clock', at },
      receivedAt: at,
      sequence: 0,
    })
    remember(recent, clock(1), [0])
    remember(recent, clock(2), [1])
    rememberInstead(recent, clock(3))
    expect(recentInputs(recent)).toEqual([clock(1), clock(3)])
    forgetNewest(recent)
    expect(recentInputs(recent)).toEqual([clock(1)])
  })
})
