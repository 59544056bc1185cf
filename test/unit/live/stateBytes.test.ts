import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { core, coreSlotCount } from '../../../src/domain/rules/coreSlots.js'
import { createRowEncoder } from '../../../src/live/write/encodeRows.js'
import { packState, unpackFigures, unpackState } from '../../../src/live/write/stateBytes.js'
import { phase, start } from './support/book.js'

const usual = fc.oneof(
  fc.constant(0),
  fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }),
  fc.integer({ min: 1_500_000_000_000, max: 2_500_000_000_000 }),
)
const any = fc.oneof(
  { weight: 6, arbitrary: usual },
  fc.maxSafeInteger(),
  fc.double(),
  fc.constantFrom(-0, 2 ** 39, 2 ** 39 + 1, 2 ** 50, -(2 ** 50), 2 ** 53, 0.5, Infinity),
)
const slots = (value: fc.Arbitrary<number>) =>
  fc.array(value, { minLength: coreSlotCount, maxLength: 300 })

describe('a stored state', () => {
  it('is read back as it was, whatever numbers it holds', () => {
    fc.assert(
      fc.property(slots(any), (state) => {
        expect(unpackState(packState(state))).toEqual(state)
      }),
    )
  })

  it('keeps what its row says beside it', () => {
    const head = fc.record({
      receivedAt: fc.maxSafeNat(),
      sequence: fc.maxSafeNat(),
      floor: fc.option(fc.maxSafeInteger()),
      used: fc.integer({ min: 0, max: 2 ** 31 - 1 }),
    })
    fc.assert(
      fc.property(slots(usual), head, (state, given) => {
        expect(unpackFigures(packState(state, given))).toEqual({ ...given, state })
      }),
    )
  })

  it('of a common phase takes less than half of its float64', () => {
    const state = [...phase.start(start)]
    phase.evaluateInto(state, {
      ...{ kind: 'observation', openPositions: 2, pendingOrders: 1 },
      ...{ at: start + 7_654_321, lastOpenedAt: start + 7_000_111 },
      ...{ balance: 10_012_345, equity: 9_987_654 },
    } as Parameters<typeof phase.evaluateInto>[1])
    expect(state[core.equity]).toBe(9_987_654)
    const head = 93
    expect(packState(state).byteLength - head).toBeLessThan((state.length * 8) / 4)
  })

  it('moves between its first and its last moving byte only, from one observation to the next', () => {
    const state = [...phase.start(start)]
    const packedAt = (at: number) => {
      phase.evaluateInto(state, {
        ...{ kind: 'observation', openPositions: 2, pendingOrders: 1 },
        ...{ at: start + at, lastOpenedAt: start + 1_000 },
        ...{ balance: 10_012_345, equity: 9_987_654 - at },
      } as Parameters<typeof phase.evaluateInto>[1])
      return packState(state, { receivedAt: start + at + 70, sequence: at, floor: 9, used: at })
    }
    const [before, after] = [packedAt(5_000), packedAt(65_000)]
    const moved = [...before.keys()].filter((at) => before[at] !== after[at])
    expect((moved.at(-1) ?? 0) - (moved[0] ?? 0)).toBeLessThan(48)
  })

  it('of a form that a later version wrote is refused', () => {
    const bytes = packState([...phase.start(start)])
    bytes[0] = 9
    expect(() => unpackState(bytes)).toThrow('expected a state of form 2, 3 or 4, was 9')
  })
})

describe('the rows of a statement', () => {
  it('are cut into parts, each with every account once and in order', () => {
    const encode = createRowEncoder()
    const rows = Array.from({ length: 9_000 }, (_, number) => ({
      ...{ number, receivedAt: number, sequence: number, floor: null, used: 0 },
      state: [...phase.start(start + number)],
    }))
    for (const count of [9_000, 3, 9_000]) {
      const { parts } = encode(rows.slice(0, count))
      const numbers = parts.flatMap((part) =>
        Array.from({ length: part.count }, (_, index) => part.numbers.readInt32BE(24 + index * 8)),
      )
      expect(numbers).toEqual(rows.slice(0, count).map(({ number }) => number))
      const states = parts.flatMap(({ states: bytes }) => statesIn(bytes))
      expect(states).toEqual(rows.slice(0, count).map(({ state }) => state))
    }
  })
})

function statesIn(bytes: Buffer): number[][] {
  const found: number[][] = []
  for (let at = 20; at < bytes.byteLength; at += 4 + bytes.readInt32BE(at)) {
    found.push(unpackState(bytes.subarray(at + 4, at + 4 + bytes.readInt32BE(at))))
  }
  return found
}
