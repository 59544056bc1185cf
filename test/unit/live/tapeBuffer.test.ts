import { describe, expect, it } from '@jest/globals'
import { minor } from '../../../src/domain/money/minor.js'
import { dropAccounts, splitAccounts } from '../../../src/live/tape/dropAccounts.js'
import { readRecords, type TapeRecord } from '../../../src/live/tape/record.js'
import { createTapeBuffer } from '../../../src/live/tape/tapeBuffer.js'

const record = (number: number, sequence: number): TapeRecord => ({
  number,
  receivedAt: 1_767_603_600_123,
  sequence,
  observation: {
    kind: 'observation',
    at: 1_767_603_600_000 + sequence,
    balance: minor(-5),
    equity: minor(9_007_199_254_740_991),
    openPositions: 65_535,
    pendingOrders: 3,
    lastOpenedAt: 0,
    ...(sequence % 2 === 0 ? { doubts: ['gapWithoutCatchUp', 'rulingsHeld'] } : {}),
  },
})

const all = (parts: readonly Buffer[]): TapeRecord[] =>
  parts.flatMap((part) => [...readRecords(part)])

describe('the tape before it is written', () => {
  it('gives back what was put on it, in order, over any number of parts', () => {
    const tape = createTapeBuffer()
    const records = Array.from({ length: 20_000 }, (_, index) => record(index % 7, index))
    for (const each of records) tape.append(each)
    expect(tape.size()).toBe(20_000)
    const parts = tape.take()
    expect(parts).toHaveLength(3)
    expect(all(parts)).toEqual(records)
    expect(tape.size()).toBe(0)
    expect(tape.take()).toEqual([])
  })

  it('puts what could not be written before what came since', () => {
    const tape = createTapeBuffer()
    tape.append(record(1, 1))
    const failed = tape.take()
    tape.append(record(1, 2))
    tape.putBack(failed)
    expect(tape.size()).toBe(2)
    expect(all(tape.take()).map(({ sequence }) => sequence)).toEqual([1, 2])
  })

  it('can be split by account', () => {
    const tape = createTapeBuffer()
    for (let index = 0; index < 9; index += 1) tape.append(record(index % 3, index))
    const parts = tape.take()
    const { theirs, others } = splitAccounts(parts, new Set([1]))
    expect(all(theirs).map(({ sequence }) => sequence)).toEqual([1, 4, 7])
    expect(all(others).map(({ number }) => number)).not.toContain(1)
    expect(dropAccounts(parts, new Set([0, 1, 2]))).toEqual([])
  })
})
