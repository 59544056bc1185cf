import { createHash, timingSafeEqual } from 'node:crypto'

/**
 * Compares secrets in a time that depends on neither their content nor where they differ. Values
 * of different length are unequal, not an error.
 */
export function equalConstantTime(a: string | Uint8Array, b: string | Uint8Array): boolean {
  return timingSafeEqual(digest(a), digest(b))
}

const digest = (value: string | Uint8Array) => createHash('sha256').update(value).digest()
