import { describe, expect, it } from '@jest/globals'
import { minor } from '../../../src/domain/money/minor.js'
import { dropAccounts, splitAccounts } from '../../../src/live/tape/dropAccounts.js'
import { countIn, readRecords, type TapeRecord } from '../../../src/live/tape/record.js'
import { createTapeBuffer } from '../../../src/live/tape/tapeBuffer.js'
import { wideBytes, writeWide } from '../../../src/live/tape/wideRecord.js'
import { viewOf } from '../../../src/live/write/binaryWriter.js'

const record = (number: number, sequence: number): TapeRecord => ({
  number,
  receivedAt: 1_767_603_600_123,
  sequence,
  observation: {
    kind: 'observation',
    at: 1_767_603_600_000 + sequence,
    balance: minor(10_000_000),
    equity: minor(9_950_000 - sequence),
    openPositions: 2,
    pendingOrders: 0,
    lastOpenedAt: sequence % 3 === 0 ? 0 : 1_767_603_500_000,
    ...(sequence % 2 === 0 ? { doubts: ['gapWithoutCatchUp', 'rulingsHeld'] } : {}),
  },
})

const all = (parts: readonly Buffer[]): TapeRecord[] =>
  parts.flatMap((part) => [...readRecords(part)])

describe('the tape before it is written', () => {
  it('gives back what was put on it, in order, over any number of parts', () => {
    const tape = createTapeBuffer()
    const records = Array.from({ length: 20_000 }, (_, index) => record(1 + (index % 7), index))
    for (const each of records) tape.append(each)
    expect(tape.size()).toBe(20_000)
    const parts = tape.take()
    expect(parts.every((part) => countIn(part) <= 8_192)).toBe(true)
    expect(all(parts)).toEqual(records)
    expect(tape.size()).toBe(0)
    expect(tape.take()).toEqual([])
  })

  it('takes less than half of what numbers take, and keeps the odd ones among them', () => {
    const odd = [
      { at: 1_700_000_000_000.5 },
      { balance: minor(-9_007_199_254_740_991), equity: minor(9_007_199_254_740_991) },
      { equity: minor(Number.MAX_SAFE_INTEGER) },
      { balance: minor(-1), equity: minor(-(2 ** 50)) },
      { lastOpenedAt: 1_767_603_600_000 + 86_400_000 },
      { openPositions: 65_535, pendingOrders: 65_535 },
    ]
    const records = Array.from({ length: 1_000 }, (_, index) => {
      const common = record(1 + index, index)
      const observation = { ...common.observation, ...odd[index % 100] }
      return { ...common, observation, sequence: index % 50 === 7 ? 2 ** 53 - 1 : index }
    })
    const tape = createTapeBuffer()
    for (const each of records) tape.append(each)
    const parts = tape.take()
    expect(all(parts)).toEqual(records)
    expect(parts.reduce((sum, part) => sum + part.byteLength, 0)).toBeLessThan(
      (1_000 * wideBytes) / 2,
    )
    const numbers = new Set([1, 8, 9])
    expect(all(splitAccounts(parts, numbers).theirs)).toEqual([records[0], records[7], records[8]])
  })

  it('is read in the form that it had before records were packed, too', () => {
    const records = [1, 2].map((number) => record(number, number))
    const body = Buffer.alloc(2 * wideBytes)
    for (const [index, each] of records.entries()) writeWide(viewOf(body), index * wideBytes, each)
    expect([...readRecords(body)]).toEqual(records)
    expect([...readRecords(Buffer.alloc(0))]).toEqual([])
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
    for (let index = 0; index < 9; index += 1) tape.append(record(1 + (index % 3), index))
    const parts = tape.take()
    const { theirs, others } = splitAccounts(parts, new Set([2]))
    expect(all(theirs).map(({ sequence }) => sequence)).toEqual([1, 4, 7])
    expect(all(others).map(({ number }) => number)).not.toContain(2)
    expect([theirs, others].map((each) => each.map(countIn))).toEqual([[3], [6]])
    expect(dropAccounts(parts, new Set([1, 2, 3]))).toEqual([])
  })
})
