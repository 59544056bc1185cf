import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { add, zero } from '../../../src/domain/money/minor.js'
import { heldOver } from '../../../src/domain/trades/gap/heldOver.js'
import { minutesOf } from '../../../src/domain/trades/gap/minutesOf.js'
import type { Gap } from '../../../src/domain/trades/gap/types.js'
import { play, step } from './playAccount.js'

const ticks = 40

describe('any gap of any account', () => {
  it('is told, and no low of it is above what the account was worth then', () => {
    const many = fc.array(step, { minLength: ticks, maxLength: ticks })
    fc.assert(
      fc.property(many, fc.integer({ min: 1, max: 15 }), (steps, seen) => {
        const { deals, moments, bars, positions } = play(steps)
        const [first, last] = [moments[seen * 2 - 1], moments.at(-1)]
        if (!first || !last) throw new Error('expected moments')
        const lastOpened = deals.filter(({ at, entry }) => entry === 'in' && at <= first.at).at(-1)
        const gap: Gap = {
          currency: 'USD',
          deals: deals.filter(({ at }) => at >= first.at - 2_000),
          before: {
            at: first.at,
            balance: first.balance,
            openPositions: first.openPositions,
            lastOpenedAt: lastOpened?.at ?? 0,
          },
          after: {
            at: last.at + 1,
            balance: last.balance,
            equity: add(
              last.balance,
              positions.reduce((all, { result }) => add(all, result), zero),
            ),
            pendingOrders: 0,
            positions,
          },
        }
        const found = heldOver(gap)
        expect(found.ok).toBe(true)
        const told = found.ok && minutesOf(found.held, bars)
        expect(told && told.ok).toBe(true)
        if (!told || !told.ok) return
        // After what was done at an instant: what was before it belongs to the minute before.
        for (const moment of moments.filter((_, place) => place % 2 === 1)) {
          const own = told.minutes.find(({ at, until }) => at <= moment.at && moment.at < until)
          if (!own) continue
          expect(own.balance).toBe(moment.balance)
          expect(own.openPositions).toBe(moment.openPositions)
          // Each result is rounded once by the platform and once by us.
          expect(own.low / 100).toBeLessThanOrEqual(
            moment.equity + 0.01 * (moment.openPositions + 1),
          )
        }
      }),
      { numRuns: 300 },
    )
  })
})
