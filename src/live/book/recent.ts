import type { AccountState, EngineInput } from '../../domain/rules/types.js'
import { InvariantError } from '../../errors.js'
import { createBinaryWriter, reserve, type BinaryWriter } from '../write/binaryWriter.js'
import { readSlots, slotBytesMax, writeSlots } from '../write/slotBytes.js'
import { giveCell, growCell, takeCell, type Cell } from './cells.js'
import {
  baseFields,
  readRecent,
  recentBytesMax,
  writeRecent,
  type RecentBase,
} from './recentBytes.js'

/** An input with what its evidence says of how it came. */
export type Received = {
  readonly input: EngineInput
  /** UTC milliseconds by our clock. */
  readonly receivedAt: number
  /** The platform's own order; 0 for what is not an observation. */
  readonly sequence: number
}

/**
 * The newest inputs of an account and the state before them: 32 to 64 once it has seen so many.
 * Two halves take turns, so that the state is copied once in 32 inputs, not at each. They lie packed
 * in cells: as objects, those of 200,000 accounts would take gigabytes.
 */
export type Recent = {
  older: Cell | null
  newer: Cell | null
  olderOthers: Others | null
  newerOthers: Others | null
}

/** Inputs that are not packed, neither clock nor plain observation, by their place. */
type Others = Map<number, Received>

const halfInputs = 32

/*
 * A cell: the base that the next input is packed against, eight float64; the time of the first input;
 * then how many there are, the bytes in use, where the newest begins and where the first does, as
 * uint16; the state; the inputs.
 */
const firstTimeAt = baseFields * 8
const countAt = firstTimeAt + 8
const usedAt = countAt + 2
const newestAt = countAt + 4
const firstAt = countAt + 6
const stateAt = countAt + 8
const packed: BinaryWriter = createBinaryWriter(1_024)
const base: RecentBase = new Array<number>(baseFields).fill(0)

/** Nothing is taken up before the first input. */
export const createRecent = (): Recent => ({
  older: null,
  newer: null,
  olderOthers: null,
  newerOthers: null,
})

/** Forgets everything: what comes next begins a new history. */
export function clearRecent(recent: Recent): void {
  if (recent.older) giveCell(recent.older)
  if (recent.newer) giveCell(recent.newer)
  recent.older = recent.newer = null
  recent.olderOthers = recent.newerOthers = null
}

/** Call before `received` is evaluated, with the state that it will meet. */
export function remember(recent: Recent, received: Received, state: AccountState): void {
  if (recent.newer === null || field(recent.newer, countAt) === halfInputs) {
    const cell = recent.older ?? takeCell()
    recent.older = recent.newer
    recent.olderOthers = recent.newerOthers
    recent.newerOthers = null
    recent.newer = begin(cell, received, state)
  }
  put(recent, received, field(recent.newer, usedAt))
}

/** Another form of the newest input: the same with more doubts. */
export function rememberInstead(recent: Recent, received: Received): void {
  const cell = newerOf(recent)
  forgetNewest(recent)
  put(recent, received, field(cell, newestAt))
}

/** The newest input never happened. */
export function forgetNewest(recent: Recent): void {
  const cell = newerOf(recent)
  const count = field(cell, countAt) - 1
  setField(cell, countAt, count)
  setField(cell, usedAt, field(cell, newestAt))
  recent.newerOthers?.delete(count)
  readAll(cell)
  storeBase(cell)
}

/** The state before the first of `recentInputs`. */
export const stateBeforeRecent = (recent: Recent): AccountState =>
  stateIn(recent.older ?? newerOf(recent))

/** Oldest first. */
export const recentInputs = (recent: Recent): Received[] => [
  ...(recent.older ? inputsOf(recent.older, recent.olderOthers) : []),
  ...(recent.newer ? inputsOf(recent.newer, recent.newerOthers) : []),
]

/** The state before the newest half, and its inputs but the newest `without`. */
export function newestHalf(recent: Recent, without: number) {
  const cell = newerOf(recent)
  const inputs = inputsOf(cell, recent.newerOthers)
  return { stateBefore: stateIn(cell), inputs: inputs.slice(0, inputs.length - without) }
}

function newerOf({ newer }: Recent): Cell {
  if (newer === null) throw new InvariantError('expected an input to be remembered, was none')
  return newer
}

const field = ({ view, start }: Cell, at: number): number => view.getUint16(start + at, true)

const setField = ({ view, start }: Cell, at: number, value: number): void =>
  view.setUint16(start + at, value, true)

/** A half that begins with the state before `received`. */
function begin(cell: Cell, received: Received, state: AccountState): Cell {
  packed.offset = 0
  reserve(packed, slotBytesMax(state.length))
  writeSlots(packed, state, { near: received.input.at, skip: nothing })
  const used = stateAt + packed.offset
  const half = used > cell.size ? growCell(cell, used, 0) : cell
  putPacked(half, stateAt)
  half.view.setFloat64(half.start + firstTimeAt, received.input.at, true)
  startBase(half)
  storeBase(half)
  setField(half, countAt, 0)
  for (const at of [usedAt, newestAt, firstAt]) setField(half, at, used)
  return half
}

const nothing = new Uint8Array(0)

/** `Buffer.copy` makes an object at each call, for ten bytes. */
function putPacked({ buffer, start }: Cell, at: number): void {
  const from = packed.buffer
  for (let index = 0; index < packed.offset; index += 1) {
    buffer[start + at + index] = from[index] ?? 0
  }
}

/** Before the first input nothing is known but its time. */
function startBase({ view, start }: Cell): void {
  base.fill(0)
  base[0] = view.getFloat64(start + firstTimeAt, true)
}

function storeBase({ view, start }: Cell): void {
  for (let index = 0; index < baseFields; index += 1) {
    view.setFloat64(start + index * 8, base[index] ?? 0, true)
  }
}

function loadBase({ view, start }: Cell): void {
  for (let index = 0; index < baseFields; index += 1) {
    base[index] = view.getFloat64(start + index * 8, true)
  }
}

function put(recent: Recent, received: Received, at: number): void {
  let cell = newerOf(recent)
  const count = field(cell, countAt)
  packed.offset = 0
  reserve(packed, recentBytesMax)
  loadBase(cell)
  if (!writeRecent(packed, received, base)) {
    recent.newerOthers ??= new Map()
    recent.newerOthers.set(count, received)
  }
  const used = at + packed.offset
  if (used > cell.size) cell = recent.newer = growCell(cell, used, at)
  putPacked(cell, at)
  storeBase(cell)
  setField(cell, countAt, count + 1)
  setField(cell, usedAt, used)
  setField(cell, newestAt, at)
}

const stateIn = ({ buffer, view, start }: Cell): number[] =>
  readSlots(buffer, start + stateAt, view.getFloat64(start + firstTimeAt, true))

const inputsOf = (cell: Cell, others: Others | null): Received[] =>
  readAll(cell).map((read, place) => others?.get(place) ?? read)

/** Leaves the base as it is after the newest. */
function readAll(cell: Cell): Received[] {
  const source = { bytes: cell.buffer, offset: cell.start + field(cell, firstAt) }
  startBase(cell)
  return Array.from({ length: field(cell, countAt) }, () => readRecent(source, base))
}
