import { minor } from '../../domain/money/minor.js'
import { doubtsIn, maskOf } from '../../domain/rules/doubtMask.js'
import type { Observation } from '../../domain/rules/types.js'
import { readSigned, readUnsigned, type ByteSource } from '../tape/varint.js'
import { foldSign, writeVarint, type BinaryWriter } from '../write/binaryWriter.js'
import type { Cell } from './cells.js'
import type { Received } from './recent.js'

/**
 * What inputs are packed against: time, when it came, sequence, balance, equity, open positions,
 * pending orders, time of the newest opening. Eight float64 at the start of a cell.
 */
export type RecentBase = readonly [
  number,
  number,
  number,
  number,
  number,
  number,
  number,
  number, // prettier-ignore
]

/** The first byte of an input: its kind, and which of its figures are not those of the base. */
const kinds = { observation: 0, clock: 1, other: 2 } as const
const kindBits = 3
const changed = { balance: 4, counts: 8, lastOpenedAt: 16, doubts: 32 } as const

/** One byte, eight numbers of at most eight bytes each, and a mask. */
export const recentBytesMax = 80

/** Distances beyond could not be folded exactly. */
const distanceMax = 2 ** 51

/** @returns false when the input is not packed: one byte stands for it, and it is kept elsewhere */
export function writeRecent(writer: BinaryWriter, received: Received, cell: Cell): boolean {
  const { input } = received
  const isPlain = input.kind === 'observation' && input.positions === undefined
  if ((isPlain || input.kind === 'clock') && fits(received, cell)) {
    const mask = input.doubts === undefined ? 0 : maskOf(input.doubts)
    if (input.kind === 'observation') writeObservation(writer, { received, input, cell, mask })
    else {
      writeVarint(writer, kinds.clock | (mask === 0 ? 0 : changed.doubts))
      writeArrival(writer, received, cell)
    }
    if (mask !== 0) writeVarint(writer, mask)
    return true
  }
  writeVarint(writer, kinds.other)
  return false
}

type Plain = {
  readonly received: Received
  readonly input: Observation
  readonly cell: Cell
  readonly mask: number
}

function writeObservation(writer: BinaryWriter, { received, input, cell, mask }: Plain): void {
  const balance = input.balance - base(cell, 3)
  const lastOpenedAt = input.lastOpenedAt - base(cell, 7)
  const counts = input.openPositions !== base(cell, 5) || input.pendingOrders !== base(cell, 6)
  const flags =
    (balance === 0 ? 0 : changed.balance) |
    (counts ? changed.counts : 0) |
    (lastOpenedAt === 0 ? 0 : changed.lastOpenedAt) |
    (mask === 0 ? 0 : changed.doubts)
  writeVarint(writer, kinds.observation | flags)
  writeArrival(writer, received, cell)
  writeVarint(writer, foldSign(input.equity - base(cell, 4)))
  if (balance !== 0) writeVarint(writer, foldSign(balance))
  if (counts) {
    writeVarint(writer, foldSign(input.openPositions))
    writeVarint(writer, foldSign(input.pendingOrders))
  }
  if (lastOpenedAt !== 0) writeVarint(writer, foldSign(lastOpenedAt))
}

function writeArrival(writer: BinaryWriter, received: Received, cell: Cell): void {
  writeVarint(writer, foldSign(received.input.at - base(cell, 0)))
  writeVarint(writer, foldSign(received.receivedAt - base(cell, 1)))
  writeVarint(writer, foldSign(received.sequence - base(cell, 2)))
}

const base = ({ view, start }: Cell, index: number): number =>
  view.getFloat64(start + index * 8, true)

/** Whole figures, each near enough to the base; `evaluateInto` refuses others, after they were kept. */
function fits({ input, receivedAt, sequence }: Received, cell: Cell): boolean {
  const arrives = near(input.at, base(cell, 0)) && near(receivedAt, base(cell, 1))
  if (!arrives || !near(sequence, base(cell, 2))) return false
  if (input.kind !== 'observation') return true
  return (
    near(input.balance, base(cell, 3)) &&
    near(input.equity, base(cell, 4)) &&
    near(input.openPositions, 0) &&
    near(input.pendingOrders, 0) &&
    near(input.lastOpenedAt, base(cell, 7))
  )
}

const near = (value: number, to: number): boolean =>
  Number.isSafeInteger(value) && Number.isSafeInteger(to) && Math.abs(value - to) < distanceMax

/** The next input; of one that is not packed, only that it is there. */
export function readRecent(source: ByteSource, cell: Cell): Received {
  const head = readUnsigned(source)
  const kind = head & kindBits
  if (kind === kinds.other) return { input: { kind: 'clock', at: 0 }, receivedAt: 0, sequence: 0 }
  const at = base(cell, 0) + readSigned(source)
  const receivedAt = base(cell, 1) + readSigned(source)
  const sequence = base(cell, 2) + readSigned(source)
  if (kind === kinds.clock) {
    return { input: { kind: 'clock', at, ...doubtsOf(source, head) }, receivedAt, sequence }
  }
  const has = (flag: number): boolean => (head & flag) !== 0
  const equity = minor(base(cell, 4) + readSigned(source))
  const balance = minor(base(cell, 3) + (has(changed.balance) ? readSigned(source) : 0))
  const counts = has(changed.counts)
  const openPositions = counts ? readSigned(source) : base(cell, 5)
  const pendingOrders = counts ? readSigned(source) : base(cell, 6)
  const lastOpenedAt = base(cell, 7) + (has(changed.lastOpenedAt) ? readSigned(source) : 0)
  const figures = { at, balance, equity, openPositions, pendingOrders, lastOpenedAt }
  const doubts = doubtsOf(source, head)
  return { input: { kind: 'observation', ...figures, ...doubts }, receivedAt, sequence }
}

function doubtsOf(source: ByteSource, head: number) {
  if ((head & changed.doubts) === 0) return {}
  return { doubts: doubtsIn(readUnsigned(source)) }
}
