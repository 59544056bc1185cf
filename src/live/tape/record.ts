import { minor } from '../../domain/money/minor.js'
import { doubtsIn, maskOf } from '../../domain/rules/doubtMask.js'
import type { Observation } from '../../domain/rules/types.js'
import { foldSign, viewOf, writeVarint, type BinaryWriter } from '../write/binaryWriter.js'
import { readSigned, readUnsigned, unfoldSign, type ByteSource } from './varint.js'
import { readWide, wideBytes, writeWide } from './wideRecord.js'

/** An observation as the tape keeps it; `number` is `live.account.number`, 1 or more. */
export type TapeRecord = {
  readonly number: number
  readonly receivedAt: number
  readonly sequence: number
  readonly observation: Observation
}

/*
 * A part of the tape: a head, then its records, each after one byte with its length, so that those of
 * an account can be taken out. Enough to evaluate the observations again.
 *
 * The head, little-endian: how many records (uint32), three zeros, the form (1), then three float64,
 * which the records are near: at, received at, sequence. A part from before records were packed has no
 * head; its eighth byte is the first of a time as float64, 0x42 for all times of this century.
 *
 * A record is a row of varints, some 20 bytes: the account's number, distances to the head, balance,
 * equity from there, open positions, pending orders, 0 or 1 and the distance from the newest opening to
 * `at`, the mask of doubts. One that does not fit is a zero and the 58 bytes of `wideRecord`.
 */

export const headBytes = 32
const formAt = 7
const packedForm = 1

/** With its length. */
export const recordBytesMax = 96

/** Distances beyond could not be folded exactly. */
const distanceMax = 2 ** 51

/** What the records of a part are near to. */
export type TapeHead = {
  readonly at: number
  readonly receivedAt: number
  readonly sequence: number
}

/** A figure that nothing can be near to must not make the whole part wide. */
const anchor = (value: number): number => (Number.isSafeInteger(value) ? value : 0)

export const headOf = ({ observation, receivedAt, sequence }: TapeRecord): TapeHead => ({
  at: anchor(observation.at),
  receivedAt: anchor(receivedAt),
  sequence: anchor(sequence),
})

/** Room for `headBytes` must have been reserved; the number of records follows by `writeCount`. */
export function writeHead(writer: BinaryWriter, head: TapeHead): void {
  const { view, offset } = writer
  view.setUint32(offset, 0, true)
  view.setUint32(offset + 4, packedForm << 24, true)
  view.setFloat64(offset + 8, head.at, true)
  view.setFloat64(offset + 16, head.receivedAt, true)
  view.setFloat64(offset + 24, head.sequence, true)
  writer.offset += headBytes
}

export const writeCount = (part: Buffer, count: number): void => {
  part.writeUInt32LE(count, 0)
}

export const countIn = (part: Buffer): number => part.readUInt32LE(0)

/** Room for `recordBytesMax` must have been reserved. */
export function writeRecord(writer: BinaryWriter, head: TapeHead, record: TapeRecord): void {
  const start = writer.offset
  writer.offset += 1
  if (fits(head, record)) writePacked(writer, head, record)
  else {
    writer.buffer[writer.offset] = 0
    writeWide(writer.view, writer.offset + 1, record)
    writer.offset += 1 + wideBytes
  }
  writer.buffer[start] = writer.offset - start - 1
}

function writePacked(writer: BinaryWriter, head: TapeHead, record: TapeRecord): void {
  const { at, balance, equity, openPositions, pendingOrders, lastOpenedAt, doubts } =
    record.observation
  writeVarint(writer, record.number)
  writeVarint(writer, foldSign(at - head.at))
  writeVarint(writer, foldSign(record.receivedAt - head.receivedAt))
  writeVarint(writer, foldSign(record.sequence - head.sequence))
  writeVarint(writer, foldSign(balance))
  writeVarint(writer, foldSign(equity - balance))
  writeVarint(writer, openPositions)
  writeVarint(writer, pendingOrders)
  writeVarint(writer, lastOpenedAt === 0 ? 0 : foldSign(at - lastOpenedAt) + 1)
  writeVarint(writer, doubts ? maskOf(doubts) : 0)
}

function fits(head: TapeHead, { number, receivedAt, sequence, observation }: TapeRecord): boolean {
  const { at, balance, equity, openPositions, pendingOrders, lastOpenedAt } = observation
  return (
    number > 0 &&
    near(at, head.at) &&
    near(receivedAt, head.receivedAt) &&
    near(sequence, head.sequence) &&
    near(balance, 0) &&
    near(equity, balance) &&
    near(lastOpenedAt, at) &&
    near(openPositions, 0) &&
    near(pendingOrders, 0) &&
    openPositions >= 0 &&
    pendingOrders >= 0
  )
}

const near = (value: number, to: number): boolean =>
  Number.isSafeInteger(value) && Number.isSafeInteger(to) && Math.abs(value - to) < distanceMax

function readPacked(source: ByteSource, head: TapeHead): TapeRecord {
  const number = readUnsigned(source)
  const at = head.at + readSigned(source)
  const receivedAt = head.receivedAt + readSigned(source)
  const sequence = head.sequence + readSigned(source)
  const balance = readSigned(source)
  const equity = balance + readSigned(source)
  const openPositions = readUnsigned(source)
  const pendingOrders = readUnsigned(source)
  const opened = readUnsigned(source)
  const mask = readUnsigned(source)
  return {
    ...{ number, receivedAt, sequence },
    observation: {
      ...{ kind: 'observation', at, balance: minor(balance), equity: minor(equity) },
      ...{ openPositions, pendingOrders },
      lastOpenedAt: opened === 0 ? 0 : at - unfoldSign(opened - 1),
      ...(mask === 0 ? {} : { doubts: doubtsIn(mask) }),
    },
  }
}

/** Where the records of a packed part begin, at their lengths. */
export function* recordsAt(part: Buffer): Generator<number> {
  for (let at = headBytes; at < part.byteLength; at += 1 + (part[at] ?? 0)) yield at
}

/** The account of the record that begins there. */
export function numberAt(part: Buffer, at: number): number {
  const source = { bytes: part, offset: at + 1 }
  const number = readUnsigned(source)
  return number === 0 ? readWide(viewOf(part), source.offset).number : number
}

/** All records of a part or of a row of the tape, whichever form it has. */
export function* readRecords(part: Buffer): Generator<TapeRecord> {
  const view = viewOf(part)
  if (part[formAt] !== packedForm) {
    for (let at = 0; at < part.byteLength; at += wideBytes) yield readWide(view, at)
    return
  }
  const head: TapeHead = {
    at: view.getFloat64(8, true),
    receivedAt: view.getFloat64(16, true),
    sequence: view.getFloat64(24, true),
  }
  for (const at of recordsAt(part)) {
    const source = { bytes: part, offset: at + 1 }
    const isWide = part[source.offset] === 0
    yield isWide ? readWide(view, source.offset + 1) : readPacked(source, head)
  }
}
