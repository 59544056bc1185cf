import { readUnsigned, unfoldSign } from '../tape/varint.js'
import { foldSign, writeVarint, type BinaryWriter } from './binaryWriter.js'

/*
 * Slots of a state in few bytes: which of them are not zero, one bit each, then those, lowest seven
 * bits first. Most are money of a few million, flags, or times near the newest observation, of which
 * only the distance is kept. What fits none of this follows a zero byte as float64.
 */

/** Times are later than this, 1987; money and counts that are larger lose nothing but space. */
const timesFrom = 2 ** 39
const foldedMax = 2 ** 51

/** Most bytes that `count` slots take. */
export const slotBytesMax = (count: number): number => 2 + Math.ceil(count / 8) + count * 9

/**
 * @param given.near the time that other times are near to
 * @param given.skip slots that are kept elsewhere
 */
export function writeSlots(
  writer: BinaryWriter,
  state: readonly number[],
  given: { readonly near: number; readonly skip: Uint8Array },
): void {
  const { buffer } = writer
  const bits = writer.offset + 2
  buffer.writeUInt16LE(state.length, writer.offset)
  writer.offset = bits + ((state.length + 7) >> 3)
  buffer.fill(0, bits, writer.offset)
  const isNear = Number.isSafeInteger(given.near) && given.near > timesFrom
  const near = isNear ? given.near : Infinity
  for (let slot = 0; slot < state.length; slot += 1) {
    const value = state[slot] ?? 0
    if (given.skip[slot] === 1 || (value === 0 && 1 / value > 0)) continue
    const at = bits + (slot >> 3)
    buffer[at] = (buffer[at] ?? 0) | (1 << (slot & 7))
    writeSlot(writer, value, near)
  }
}

/** `Object.is` calls into the engine, and this is asked two million times in a round of 50,000 accounts. */
export const isNegativeZero = (value: number): boolean => value === 0 && 1 / value < 0

/** Of all but 0. The last bit tells whether it is the distance to `near`; a zero byte, that a float64 follows. */
function writeSlot(writer: BinaryWriter, value: number, near: number): void {
  const isTime = value > timesFrom && near !== Infinity
  const whole = isTime ? value - near : value
  const folded = foldSign(whole)
  const fits = Number.isInteger(value) && folded < foldedMax && value !== 0
  if (!fits) return writeRaw(writer, value)
  writeVarint(writer, folded * 2 + (isTime ? 1 : 0))
}

function writeRaw(writer: BinaryWriter, value: number): void {
  writer.buffer[writer.offset] = 0
  writer.view.setFloat64(writer.offset + 1, value, true)
  writer.offset += 9
}

/** The slots that were written at `offset` with `near`; those that were skipped are 0. */
export function readSlots(bytes: Buffer, offset: number, near: number): number[] {
  const count = bytes.readUInt16LE(offset)
  const bits = offset + 2
  const source = { bytes, offset: bits + ((count + 7) >> 3) }
  const state = new Array<number>(count).fill(0)
  for (let slot = 0; slot < count; slot += 1) {
    if ((((bytes[bits + (slot >> 3)] ?? 0) >> (slot & 7)) & 1) === 0) continue
    state[slot] = readSlot(source, near)
  }
  return state
}

function readSlot(source: { readonly bytes: Buffer; offset: number }, near: number): number {
  const value = readUnsigned(source)
  if (value === 0) {
    source.offset += 8
    return source.bytes.readDoubleLE(source.offset - 8)
  }
  const whole = unfoldSign(Math.floor(value / 2))
  return value % 2 === 1 ? whole + near : whole
}
