import { readUnsigned, unfoldSign } from '../tape/varint.js'
import type { BinaryWriter } from './binaryWriter.js'

/*
 * Slots of a state in few bytes: which of them are not zero, one bit each, then those, lowest seven
 * bits first. Most are money of a few million, flags, or times near the newest observation, of which
 * only the distance is kept. What fits none of this follows a zero byte as float64.
 */

/** Times are later than this, 1987; money and counts that are larger lose nothing but space. */
const timesFrom = 2 ** 39
const foldedMax = 2 ** 51
/** Below, bits are shifted, which is faster than division. */
const fast = 2 ** 31

/** Most bytes that `count` slots take. */
export const slotBytesMax = (count: number): number => 2 + Math.ceil(count / 8) + count * 9

/**
 * The last bit of a slot tells whether it is the distance to `near`; a zero byte, that a float64
 * follows. All in one loop: numbers that are handed to a function are objects, twenty for each account.
 *
 * @param given.near the time that other times are near to
 * @param given.skip slots that are kept elsewhere
 */
export function writeSlots(
  writer: BinaryWriter,
  state: readonly number[],
  given: { readonly near: number; readonly skip: Uint8Array },
): void {
  const { buffer, view } = writer
  const { near, skip } = given
  const isNear = Number.isSafeInteger(near) && near > timesFrom
  const bits = writer.offset + 2
  view.setUint16(writer.offset, state.length, true)
  let offset = bits + ((state.length + 7) >> 3)
  for (let at = bits; at < offset; at += 1) buffer[at] = 0
  for (let slot = 0; slot < state.length; slot += 1) {
    const value = state[slot] ?? 0
    if (skip[slot] === 1 || Object.is(value, 0)) continue
    const at = bits + (slot >> 3)
    buffer[at] = (buffer[at] ?? 0) | (1 << (slot & 7))
    const isTime = isNear && value > timesFrom
    const whole = isTime ? value - near : value
    const folded = whole >= 0 ? whole * 2 : -whole * 2 - 1
    if (!Number.isInteger(value) || folded >= foldedMax || Object.is(value, -0)) {
      buffer[offset] = 0
      view.setFloat64(offset + 1, value, true)
      offset += 9
      continue
    }
    let rest = folded * 2 + (isTime ? 1 : 0)
    while (rest >= fast) {
      buffer[offset++] = (rest % 0x80) | 0x80
      rest = Math.floor(rest / 0x80)
    }
    while (rest >= 0x80) {
      buffer[offset++] = (rest & 0x7f) | 0x80
      rest >>>= 7
    }
    buffer[offset++] = rest
  }
  writer.offset = offset
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
