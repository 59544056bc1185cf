import { describe, expect, it } from '@jest/globals'
import { suspectMassEndings } from '../../../src/live/book/massEndings.js'
import { settle } from '../../../src/live/book/takeBatch.js'
import { sealEvidence } from '../../../src/domain/rulings/evidence.js'
import { replayEvidence } from '../../../src/domain/rulings/replayEvidence.js'
import { bookOf, observe, seen, takeNext } from './support/book.js'

const range = (count: number, from = 1): number[] =>
  Array.from({ length: count }, (_, index) => from + index)

const doubtsAfter = (accounts: number, ending: number): (readonly string[])[] => {
  const book = bookOf(accounts)
  observe(
    book,
    range(ending).map((number) => seen(number, 1, 94_000)),
  )
  suspectMassEndings(book)
  return (takeNext(book, 10_000)?.batch.verdicts ?? []).map(({ verdict }) => verdict.doubts)
}

describe('many endings at once', () => {
  it('are single accounts’ own doing up to twenty of a small connection', () => {
    expect(doubtsAfter(100, 20)).toEqual(range(20).map(() => []))
  })

  it('are only suspected above twenty', () => {
    expect(doubtsAfter(100, 21)).toEqual(range(21).map(() => ['massEnding']))
  })

  it('are measured by one in a hundred on a large connection', () => {
    expect(new Set(doubtsAfter(3_000, 30).flat())).toEqual(new Set())
    expect(new Set(doubtsAfter(3_000, 31).flat())).toEqual(new Set(['massEnding']))
  })

  it('are counted over ten seconds, and forgotten after', () => {
    let now = 1_000_000
    const book = bookOf(100, { now: () => now })
    const doubts: string[][] = []
    const end = (from: number, count: number): void => {
      observe(
        book,
        range(count, from).map((number) => seen(number, 1, 94_000)),
      )
      suspectMassEndings(book)
      const taken = takeNext(book)
      doubts.push([...new Set(taken?.batch.verdicts.flatMap(({ verdict }) => verdict.doubts))])
      const ids = taken?.batch.verdicts.map(({ accountId }) => accountId) ?? []
      if (taken) settle(book, taken, new Map(ids.map((id) => [id, 'confirmed'])))
    }
    end(1, 15)
    now += 9_000
    end(16, 15)
    now += 10_000
    end(31, 15)
    expect(doubts).toEqual([[], ['massEnding'], []])
  })

  it('that lay apart on the platform and come together after an outage are none', () => {
    const book = bookOf(100)
    const apart = (seconds: number) =>
      range(30).map((number) => seen(number, number * seconds, 94_000))
    observe(book, apart(1))
    suspectMassEndings(book)
    const doubted = takeNext(book)?.batch.verdicts.map(({ verdict }) => verdict.doubts.length)
    expect(doubted).toEqual(range(30).map(() => 0))
    const denser = bookOf(100)
    observe(denser, apart(0.4))
    suspectMassEndings(denser)
    const some = takeNext(denser)?.batch.verdicts.map(({ verdict }) => verdict.doubts.length)
    // By the moment of the nineteenth, twenty-one have ended: itself and two more within a second.
    expect(some).toEqual(range(30).map((number) => (number < 19 ? 0 : 1)))
  })

  it('say nothing twice: an account that stays below its floor is suspected once', () => {
    const book = bookOf(100)
    observe(
      book,
      range(30).map((number) => seen(number, 1, 94_000)),
    )
    suspectMassEndings(book)
    const first = takeNext(book)
    const ids = first?.batch.verdicts.map(({ accountId }) => accountId) ?? []
    if (first) settle(book, first, new Map(ids.map((id) => [id, 'suspected'])))
    observe(
      book,
      range(30).map((number) => seen(number, 2, 93_900)),
    )
    suspectMassEndings(book)
    expect(book.undecided).toEqual([])
    expect(takeNext(book)?.batch.verdicts).toEqual([])
  })

  it('leave evidence that replays to the suspicion', () => {
    const book = bookOf(40)
    for (const sequence of range(40)) {
      const equity = sequence < 40 ? 99_000 + sequence : 94_000
      observe(
        book,
        range(40).map((number) => seen(number, sequence, equity)),
      )
    }
    suspectMassEndings(book)
    const verdicts = takeNext(book)?.batch.verdicts ?? []
    expect(verdicts).toHaveLength(40)
    expect(
      verdicts.map(({ evidence }) =>
        replayEvidence(sealEvidence(evidence, { previousHash: null })),
      ),
    ).toEqual(verdicts.map(() => ({ agree: true })))
  })
})
