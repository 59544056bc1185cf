import type { AccountState } from '../../domain/rules/types.js'

/** The stored form of a state: float64, little-endian, one for each slot. */
export function packState(state: AccountState): Buffer {
  const bytes = Buffer.alloc(state.length * 8)
  for (const [slot, value] of state.entries()) bytes.writeDoubleLE(value, slot * 8)
  return bytes
}

export function unpackState(bytes: Buffer): number[] {
  return Array.from({ length: bytes.byteLength / 8 }, (_, slot) => bytes.readDoubleLE(slot * 8))
}
