import { viewOf } from '../write/binaryWriter.js'

/**
 * Bytes of one fixed size for each of hundreds of thousands of accounts: pieces of large buffers, used
 * again when they are given back. As objects of their own they would take half as much memory again,
 * and the garbage collector would walk over all of them.
 */
export type Cell = {
  readonly buffer: Buffer
  readonly view: DataView
  /** Where the cell begins in `buffer`. */
  readonly start: number
  /** Bytes from `start` on. */
  readonly size: number
}

/** A common state and 32 observations of an account that trades fit in. */
export const cellBytes = 464

const cellsPerSlab = 1_024
const free: Cell[] = []

export function takeCell(): Cell {
  const cell = free.pop()
  if (cell) return cell
  const buffer = Buffer.alloc(cellBytes * cellsPerSlab)
  const view = viewOf(buffer)
  for (let index = cellsPerSlab - 1; index >= 0; index -= 1) {
    free.push({ buffer, view, start: index * cellBytes, size: cellBytes })
  }
  return takeCell()
}

/** Another account may take the cell from now on. */
export function giveCell(cell: Cell): void {
  if (cell.size === cellBytes) free.push(cell)
}

/** A cell of a size of its own, with the first bytes of another. */
export function growCell(cell: Cell, size: number, used: number): Cell {
  const buffer = Buffer.alloc(Math.max(size, cell.size * 2))
  cell.buffer.copy(buffer, 0, cell.start, cell.start + used)
  giveCell(cell)
  return { buffer, view: viewOf(buffer), start: 0, size: buffer.byteLength }
}
