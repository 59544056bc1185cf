import { createHmac } from 'node:crypto'

const letters = 'abcdefghijkmnopqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789'
const kinds = [
  'abcdefghijkmnopqrstuvwxyz',
  'ABCDEFGHJKLMNPQRSTUVWXYZ',
  '23456789',
  '#@!%*',
] as const
const freeLength = 12

/**
 * A password of sixteen characters of all four kinds, the same for the same key: a repeat of a
 * request whose answer was lost gives the password that was set.
 *
 * @param secret known to us and the broker alone
 */
export function passwordFor(secret: string, purpose: string, key: string): string {
  const bytes = createHmac('sha256', secret).update(`${purpose} ${key}`).digest()
  const free = Array.from({ length: freeLength }, (_, i) => pick(letters, bytes[i] ?? 0))
  const fixed = kinds.map((kind, i) => pick(kind, bytes[freeLength + i] ?? 0))
  return [...free, ...fixed].join('')
}

const pick = (from: string, byte: number): string => from.charAt(byte % from.length)
