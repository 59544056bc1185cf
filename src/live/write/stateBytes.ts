import { core } from '../../domain/rules/coreSlots.js'
import type { AccountState } from '../../domain/rules/types.js'
import { InvariantError } from '../../errors.js'
import {
  createBinaryWriter,
  readInt8,
  viewOf,
  writeByte,
  writeInt4,
  writeInt8,
  type BinaryWriter,
} from './binaryWriter.js'
import { isNegativeZero, readSlots, slotBytesMax, writeSlots } from './slotBytes.js'

/*
 * The stored form of an account's numbers: one byte for the form, a head of fixed width that SQL
 * reads too (see the view `live.account`), then the slots of the state that the head lacks.
 *
 * What moves with every observation stands together, and nothing else moves: of a row that is written
 * again, PostgreSQL's log holds only what is between the first and the last byte that changed.
 */

/** What a row of `live.figures` says beside the state. */
export type RowHead = {
  readonly receivedAt: number
  readonly sequence: number
  readonly floor: number | null
  /** Share of the tightest limit consumed, in basis points. */
  readonly used: number
}

export type StoredFigures = RowHead & { readonly state: number[] }

/*
 * Forms 0 and 1 had another head, of which 2 and 3 were made. All slots as float64: of rows from before
 * states were packed, and of numbers that do not fit.
 */
const wideForm = 2
/** Times among the slots by their distance to the newest observation; the state's own is one of them. */
const nearForm = 3
/** By their distance to the beginning of its seventeen minutes, so that they seldom move. */
const steadyForm = 4
const steadyMs = 2 ** 20

const headAt = {
  floor: 1,
  balance: 9,
  dayStartBalance: 17,
  dayStartEquity: 25,
  lastOpenedAt: 33,
  openPositions: 41,
  pendingOrders: 45,
  used: 49,
  equity: 53,
  at: 61,
  observedAt: 69,
  receivedAt: 77,
  sequence: 85,
} as const
const headBytes = 93

const noFloor = -(2 ** 63)
const int4Max = 2 ** 31

const wideSlots = [
  core.at,
  core.observedAt,
  core.balance,
  core.equity,
  core.dayStartBalance,
  core.dayStartEquity,
  core.lastOpenedAt,
] as const
const narrowSlots = [core.openPositions, core.pendingOrders] as const
const headSlots = new Uint8Array(256)
for (const slot of [...wideSlots, ...narrowSlots]) headSlots[slot] = 1

/** Most bytes that a state of so many slots takes with its head. */
export const stateBytesMax = (slots: number): number =>
  headBytes + Math.max(slots * 8, slotBytesMax(slots))

/** Writes what is stored of an account; room for `stateBytesMax` must have been reserved. */
export function writeState(writer: BinaryWriter, head: RowHead, state: AccountState): void {
  const packs = fitsHead(state)
  const observedAt = state[core.observedAt] ?? 0
  writeByte(writer, packs ? steadyForm : wideForm)
  writeInt8(writer, head.floor ?? noFloor)
  writeInt8(writer, state[core.balance] ?? 0)
  writeInt8(writer, state[core.dayStartBalance] ?? 0)
  writeInt8(writer, state[core.dayStartEquity] ?? 0)
  writeInt8(writer, state[core.lastOpenedAt] ?? 0)
  writeInt4(writer, state[core.openPositions] ?? 0)
  writeInt4(writer, state[core.pendingOrders] ?? 0)
  writeInt4(writer, head.used)
  writeInt8(writer, state[core.equity] ?? 0)
  writeInt8(writer, state[core.at] ?? 0)
  writeInt8(writer, observedAt)
  writeInt8(writer, head.receivedAt)
  writeInt8(writer, head.sequence)
  if (packs) {
    writeSlots(writer, state, { near: steadyBefore(observedAt), skip: headSlots })
    return
  }
  for (const value of state) {
    writer.view.setFloat64(writer.offset, value, true)
    writer.offset += 8
  }
}

const steadyBefore = (at: number): number => at - (((at % steadyMs) + steadyMs) % steadyMs)

/** Whether the head can give back exactly what the state holds. */
function fitsHead(state: AccountState): boolean {
  for (const slot of wideSlots) {
    const value = state[slot] ?? NaN
    if (!Number.isSafeInteger(value) || isNegativeZero(value)) return false
  }
  for (const slot of narrowSlots) {
    const value = state[slot]
    if (value === undefined || !Number.isInteger(value) || isNegativeZero(value)) return false
    if (value >= int4Max || value < -int4Max) return false
  }
  return true
}

/** The stored form of a state by itself, as an account begins with it. */
export function packState(state: AccountState, head: Partial<RowHead> = {}): Buffer {
  const writer = createBinaryWriter(stateBytesMax(state.length))
  const receivedAt = state[core.observedAt] ?? 0
  writeState(writer, { receivedAt, sequence: 0, floor: null, used: 0, ...head }, state)
  return Buffer.from(writer.buffer.subarray(0, writer.offset))
}

export const unpackState = (bytes: Buffer): number[] => unpackFigures(bytes).state

/** @throws InvariantError when a later version wrote the bytes */
export function unpackFigures(bytes: Buffer): StoredFigures {
  const view = viewOf(bytes)
  const floor = readInt8(view, headAt.floor)
  return {
    used: view.getInt32(headAt.used),
    floor: floor === noFloor ? null : floor,
    receivedAt: readInt8(view, headAt.receivedAt),
    sequence: readInt8(view, headAt.sequence),
    state: stateIn(bytes, view),
  }
}

function stateIn(bytes: Buffer, view: DataView): number[] {
  const form = view.getUint8(0)
  if (form === wideForm) {
    const slots = (bytes.byteLength - headBytes) / 8
    return Array.from({ length: slots }, (_, slot) => view.getFloat64(headBytes + slot * 8, true))
  }
  if (form !== nearForm && form !== steadyForm) {
    throw new InvariantError(`expected a state of form 2, 3 or 4, was ${form}`)
  }
  const observedAt = readInt8(view, headAt.observedAt)
  const near = form === nearForm ? observedAt : steadyBefore(observedAt)
  const state = readSlots(bytes, headBytes, near)
  if (form === steadyForm) state[core.at] = readInt8(view, headAt.at)
  state[core.observedAt] = observedAt
  state[core.balance] = readInt8(view, headAt.balance)
  state[core.equity] = readInt8(view, headAt.equity)
  state[core.openPositions] = view.getInt32(headAt.openPositions)
  state[core.pendingOrders] = view.getInt32(headAt.pendingOrders)
  state[core.dayStartBalance] = readInt8(view, headAt.dayStartBalance)
  state[core.dayStartEquity] = readInt8(view, headAt.dayStartEquity)
  state[core.lastOpenedAt] = readInt8(view, headAt.lastOpenedAt)
  return state
}
