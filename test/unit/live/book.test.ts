import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { dropShards, unwritten } from '../../../src/live/book/book.js'
import { tick } from '../../../src/live/book/tick.js'
import { putBack, settle, type TakenBatch } from '../../../src/live/book/takeBatch.js'
import type { Disposition } from '../../../src/live/ports.js'
import { readRecords, type TapeRecord } from '../../../src/live/tape/record.js'
import { firstBrokenLink, sealEvidence } from '../../../src/domain/rulings/evidence.js'
import { replayEvidence } from '../../../src/domain/rulings/replayEvidence.js'
import {
  bookOf,
  entryOf,
  inputOf,
  observe,
  phase,
  seen,
  start,
  takeNext,
  takeRest,
} from './support/book.js'

const decided = (ids: readonly string[], disposition: Disposition) =>
  new Map(ids.map((id) => [id, disposition]))

describe('a book', () => {
  it('judges each observation once, in order, whatever is written, fails or waits in between', () => {
    const step = fc.oneof(
      {
        weight: 6,
        arbitrary: fc.record({
          account: fc.integer({ min: 1, max: 3 }),
          equity: fc.integer({ min: 94_000, max: 101_000 }),
        }),
      },
      fc.constantFrom('take', 'fail', 'store', 'again' as const),
    )
    fc.assert(
      fc.property(fc.array(step, { maxLength: 120 }), (steps) => {
        const book = bookOf(3)
        const sequences = [0, 0, 0, 0]
        const given: (readonly [number, number, number])[] = []
        const rulings: string[] = []
        const tape: TapeRecord[] = []
        let taken: ReturnType<typeof takeNext> = null
        const store = (): void => {
          if (!taken) return
          const ids = taken.batch.verdicts.map(({ accountId }) => accountId)
          for (const part of taken.batch.tape) tape.push(...readRecords(part))
          rulings.push(...taken.batch.verdicts.map((v) => `${v.accountId} ${v.verdict.at}`))
          settle(book, taken, decided(ids, 'confirmed'))
          taken = null
        }
        for (const each of steps) {
          if (typeof each === 'object') {
            const sequence = (sequences[each.account] ?? 0) + 1
            sequences[each.account] = sequence
            given.push([each.account, sequence, each.equity])
            observe(book, [seen(each.account, sequence, each.equity)])
          } else if (each === 'take') taken ??= takeNext(book, 1)
          else if (each === 'store') store()
          else if (each === 'fail' && taken) {
            putBack(book, taken)
            taken = null
          } else observe(book, given.map((one) => seen(...one)).slice(-3))
        }
        store()
        for (taken = takeNext(book); taken; taken = takeNext(book)) store()
        expect(rulings.sort()).toEqual(expectedRulings(given))
        for (const account of [1, 2, 3]) {
          const on = tape.filter(({ number }) => number === account).map((r) => r.sequence)
          expect(on).toEqual(on.map((_, index) => index + 1))
        }
      }),
      { numRuns: 300 },
    )
  })

  it('writes verdicts first, and holds back everything of accounts whose verdict waits', () => {
    const book = bookOf(3)
    observe(book, [seen(3, 1, 99_000), seen(1, 1, 94_000), seen(2, 1, 94_000)])
    const numbers = (taken: TakenBatch | null) => ({
      rows: taken?.entries.map(({ number }) => number),
      tape: taken?.batch.tape.flatMap((part) => [...readRecords(part)].map((r) => r.number)),
    })
    expect(numbers(takeNext(book, 1))).toEqual({ rows: [1], tape: [1] })
    expect(numbers(takeRest(book))).toEqual({ rows: [3], tape: [3] })
    expect(unwritten(book)).toBe(1)
    expect(takeRest(book)).toBeNull()
    expect(numbers(takeNext(book, 1))).toEqual({ rows: [2], tape: [2] })
  })

  it('lets observations wait while a verdict is decided, and takes them after a suspicion', () => {
    const book = bookOf(1, { rulingsHeld: () => true })
    observe(book, [seen(1, 1, 94_000)])
    const taken = takeNext(book)
    observe(book, [seen(1, 2, 98_000)])
    expect(entryOf(book, 1).sequence).toBe(1)
    expect(taken?.batch.verdicts[0]).toMatchObject({
      verdict: { doubts: ['rulingsHeld'] },
      held: true,
    })
    if (taken) settle(book, taken, decided(['account-1'], 'suspected'))
    expect(entryOf(book, 1).sequence).toBe(2)
    expect(entryOf(book, 1).dirty).toBe(true)
  })

  it('forgets an account that was ended, with what waited for it', () => {
    const book = bookOf(1)
    observe(book, [seen(1, 1, 94_000)])
    const taken = takeNext(book)
    observe(book, [seen(1, 2, 93_000)])
    if (taken) settle(book, taken, decided(['account-1'], 'confirmed'))
    expect(book.entries.size).toBe(0)
    expect(takeNext(book)).toBeNull()
  })

  it('doubts the first figure after a gap, unless the account was seen as it stood before it', () => {
    const book = bookOf(2)
    observe(book, [seen(1, 1, 99_000), seen(2, 1, 99_000)])
    for (const number of [1, 2]) entryOf(book, number).afterGap = true
    observe(book, [seen(1, 1, 99_000)])
    observe(book, [seen(1, 2, 94_000), seen(2, 2, 94_000)])
    const doubts = takeNext(book)?.batch.verdicts.map(({ accountId, verdict }) => [
      accountId,
      ...verdict.doubts,
    ])
    expect(doubts).toEqual([['account-1'], ['account-2', 'gapWithoutCatchUp']])
  })

  it('keeps the doubt while what was told last still waits for a decision', () => {
    const book = bookOf(1, { rulingsHeld: () => true })
    observe(book, [seen(1, 1, 94_000), seen(1, 2, 98_000)])
    entryOf(book, 1).afterGap = true
    observe(book, [seen(1, 2, 98_000)])
    expect(entryOf(book, 1).afterGap).toBe(true)
  })

  it('keeps evaluating an account after a soft verdict, whatever was answered', () => {
    const book = bookOf(1)
    const entry = entryOf(book, 1)
    observe(book, [seen(1, 1, 99_000)])
    entry.undecided = {
      received: { input: { kind: 'clock', at: start }, receivedAt: start, sequence: 0 },
      verdicts: [
        {
          kind: 'soft',
          rule: 'r',
          code: 'c',
          at: start,
          unit: 'money',
          limit: 0,
          figure: 0,
          doubts: [],
        },
      ],
    }
    book.undecided.push(entry)
    const taken = takeNext(book)
    if (taken) settle(book, taken, decided(['account-1'], 'confirmed'))
    expect(book.entries.size).toBe(1)
  })

  it('judges on where a clean ending was not confirmed', () => {
    const book = bookOf(1)
    observe(book, [seen(1, 1, 94_000)])
    const taken = takeNext(book)
    if (taken) settle(book, taken, decided(['account-1'], 'suspected'))
    expect(entryOf(book, 1).dirty).toBe(true)
    observe(book, [seen(1, 2, 93_000)])
    expect(takeNext(book)?.batch.verdicts).toHaveLength(1)
  })

  it('only suspects what time decides while rulings are held', () => {
    const book = bookOf(1, { rulingsHeld: () => true })
    tick(book, entryOf(book, 1), start + 31 * 86_400_000)
    expect(
      takeNext(book)?.batch.verdicts.map(({ verdict }) => [verdict.kind, verdict.doubts]),
    ).toEqual([['expiry', ['rulingsHeld']]])
  })

  it('drafts the evidence of each verdict, and sealed in a chain they replay', () => {
    const book = bookOf(1, { rulingsHeld: () => true })
    observe(book, [seen(1, 1, 94_000)])
    const first = takeNext(book)
    if (first) settle(book, first, decided(['account-1'], 'suspected'))
    observe(book, [seen(1, 2, 89_000)])
    const second = takeNext(book)
    const [before, after] = [first, second].map((taken) => taken?.batch.verdicts[0])
    if (!before || !after) throw new Error('expected two verdicts')
    const sealed = sealEvidence(before.evidence, { previousHash: null })
    const next = sealEvidence(after.evidence, { previousHash: sealed.hash })
    expect(firstBrokenLink([sealed, next])).toBeNull()
    expect(replayEvidence(sealed)).toEqual({ agree: true })
    expect(replayEvidence(next)).toEqual({ agree: true })
  })

  it('goes on after figures that cannot be evaluated, as if they had not come', () => {
    const reports: string[] = []
    const book = bookOf(2, { report: (message) => reports.push(message) })
    observe(book, [seen(1, 1, 99_000)])
    observe(book, [{ ...seen(1, 2, 98_000), openPositions: Number.NaN }, seen(2, 1, 98_500)])
    observe(book, [seen(1, 3, 97_000)])
    const state = [...phase.start(start)]
    for (const snapshot of [seen(1, 1, 99_000), seen(1, 3, 97_000)]) {
      phase.evaluateInto(state, inputOf(snapshot))
    }
    expect(entryOf(book, 1).state).toEqual(state)
    expect(entryOf(book, 2).sequence).toBe(1)
    expect(reports).toEqual(['an input could not be evaluated'])
  })

  it('forgets a shard with everything that waits of it, and nothing of others', () => {
    const book = bookOf(3)
    observe(book, [seen(1, 1, 99_000), seen(2, 1, 94_000), seen(3, 1, 99_000)])
    dropShards(book, [1, 2])
    expect([...book.entries.keys()]).toEqual(['account-3'])
    const taken = takeNext(book)
    expect(taken?.entries.map(({ number }) => number)).toEqual([3])
    expect(taken?.batch.verdicts).toEqual([])
    expect(taken?.batch.tape.flatMap((part) => [...readRecords(part)])).toHaveLength(1)
  })
})

/** The first verdict of each account, by the engine alone. */
function expectedRulings(given: readonly (readonly [number, number, number])[]): string[] {
  return [1, 2, 3].flatMap((account) => {
    const state = [...phase.start(start)]
    for (const one of given.filter(([number]) => number === account)) {
      const verdicts = phase.evaluateInto(state, inputOf(seen(...one)))
      if (verdicts.length > 0)
        return verdicts.map(({ at: decidedAt }) => `account-${account} ${decidedAt}`)
    }
    return []
  })
}
