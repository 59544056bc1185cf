import { minor } from '../../domain/money/minor.js'
import { doubtsIn, maskOf } from '../../domain/rules/doubtMask.js'
import type { Observation } from '../../domain/rules/types.js'
import { readSigned, readUnsigned, type ByteSource } from '../tape/varint.js'
import { foldSign, writeVarint, type BinaryWriter } from '../write/binaryWriter.js'
import type { Received } from './recent.js'

/**
 * The figures that the next input is packed against, those of the one before: time, when it came,
 * sequence, balance, equity, open positions, pending orders, time of the newest opening.
 */
export type RecentBase = number[]

export const baseFields = 8

/** The first byte of an input: its kind, and which of its figures changed. */
const kinds = { observation: 0, clock: 1, other: 2 } as const
const kindBits = 3
const changed = { balance: 4, counts: 8, lastOpenedAt: 16, doubts: 32 } as const

/** One byte, eight numbers of at most eight bytes each, and a mask. */
export const recentBytesMax = 80

/** Distances beyond could not be folded exactly. */
const distanceMax = 2 ** 51

/**
 * Writes an input and moves the base to it.
 *
 * @returns false when it is not packed: one byte stands for it, and it is kept elsewhere
 */
export function writeRecent(writer: BinaryWriter, received: Received, base: RecentBase): boolean {
  const { input, receivedAt } = received
  const isPlain = input.kind === 'observation' && input.positions === undefined
  if ((!isPlain && input.kind !== 'clock') || !fits(received, base)) {
    writeVarint(writer, kinds.other)
    return false
  }
  const mask = input.doubts === undefined ? 0 : maskOf(input.doubts)
  const doubts = mask === 0 ? 0 : changed.doubts
  if (input.kind === 'observation') writeObservation(writer, { received, input, base, doubts })
  else {
    writeVarint(writer, kinds.clock | doubts)
    writeArrival(writer, received, base)
    writeVarint(writer, foldSign(received.sequence))
  }
  if (mask !== 0) writeVarint(writer, mask)
  base[0] = input.at
  base[1] = receivedAt
  return true
}

type Plain = {
  readonly received: Received
  readonly input: Observation
  readonly base: RecentBase
  readonly doubts: number
}

function writeObservation(writer: BinaryWriter, { received, input, base, doubts }: Plain): void {
  const [, , sequence = 0, balance = 0, equity = 0, open, pending, opened = 0] = base
  const { openPositions, pendingOrders, lastOpenedAt } = input
  const counts = openPositions !== open || pendingOrders !== pending
  const flags =
    (input.balance === balance ? 0 : changed.balance) |
    (counts ? changed.counts : 0) |
    (lastOpenedAt === opened ? 0 : changed.lastOpenedAt)
  writeVarint(writer, kinds.observation | flags | doubts)
  writeArrival(writer, received, base)
  writeVarint(writer, foldSign(received.sequence - sequence))
  writeVarint(writer, foldSign(input.equity - equity))
  if (input.balance !== balance) writeVarint(writer, foldSign(input.balance - balance))
  if (counts) {
    writeVarint(writer, foldSign(openPositions))
    writeVarint(writer, foldSign(pendingOrders))
  }
  if (lastOpenedAt !== opened) writeVarint(writer, foldSign(lastOpenedAt - opened))
  base[2] = received.sequence
  base[3] = input.balance
  base[4] = input.equity
  base[5] = openPositions
  base[6] = pendingOrders
  base[7] = lastOpenedAt
}

function writeArrival(writer: BinaryWriter, received: Received, [at = 0, came = 0]: RecentBase) {
  writeVarint(writer, foldSign(received.input.at - at))
  writeVarint(writer, foldSign(received.receivedAt - came))
}

/** Whole figures, each near enough to the base; `evaluateInto` refuses others, after they were kept. */
function fits({ input, receivedAt, sequence }: Received, base: RecentBase): boolean {
  const [at = 0, came = 0, before = 0, balance = 0, equity = 0, , , opened = 0] = base
  if (!near(input.at, at) || !near(receivedAt, came)) return false
  if (input.kind !== 'observation') return near(sequence, 0)
  return (
    near(sequence, before) &&
    near(input.balance, balance) &&
    near(input.equity, equity) &&
    near(input.openPositions, 0) &&
    near(input.pendingOrders, 0) &&
    near(input.lastOpenedAt, opened)
  )
}

const near = (value: number, to: number): boolean =>
  Number.isSafeInteger(value) && Number.isSafeInteger(to) && Math.abs(value - to) < distanceMax

/** The next input, to which it moves the base; of one that is not packed, only that it is there. */
export function readRecent(source: ByteSource, base: RecentBase): Received {
  const head = readUnsigned(source)
  const kind = head & kindBits
  if (kind === kinds.other) return { input: { kind: 'clock', at: 0 }, receivedAt: 0, sequence: 0 }
  const at = (base[0] = (base[0] ?? 0) + readSigned(source))
  const receivedAt = (base[1] = (base[1] ?? 0) + readSigned(source))
  if (kind === kinds.clock) {
    const sequence = readSigned(source)
    return { input: { kind: 'clock', at, ...doubtsOf(source, head) }, receivedAt, sequence }
  }
  readFigures(source, head, base)
  const [, , sequence = 0, balance = 0, equity = 0, open = 0, pending = 0, opened = 0] = base
  const figures = {
    ...{ at, balance: minor(balance), equity: minor(equity) },
    ...{ openPositions: open, pendingOrders: pending, lastOpenedAt: opened },
  }
  const doubts = doubtsOf(source, head)
  return { input: { kind: 'observation', ...figures, ...doubts }, receivedAt, sequence }
}

function readFigures(source: ByteSource, head: number, base: RecentBase): void {
  base[2] = (base[2] ?? 0) + readSigned(source)
  base[4] = (base[4] ?? 0) + readSigned(source)
  if ((head & changed.balance) !== 0) base[3] = (base[3] ?? 0) + readSigned(source)
  if ((head & changed.counts) !== 0) {
    base[5] = readSigned(source)
    base[6] = readSigned(source)
  }
  if ((head & changed.lastOpenedAt) !== 0) base[7] = (base[7] ?? 0) + readSigned(source)
}

function doubtsOf(source: ByteSource, head: number) {
  if ((head & changed.doubts) === 0) return {}
  return { doubts: doubtsIn(readUnsigned(source)) }
}
