import { createHash } from 'node:crypto'
import { DomainFault } from '../fault.js'

/**
 * JSON with sorted keys and without spaces, so that equal values always give equal text. Properties
 * that are undefined are left out.
 *
 * @throws DomainFault for what JSON cannot carry exactly: NaN, infinities, functions, bigint
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') {
    return JSON.stringify(value)
  }
  if (typeof value === 'number' && Number.isFinite(value)) return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (typeof value === 'object') return canonicalObject(value)
  throw new DomainFault(`expected a JSON value, was ${String(value)}`)
}

function canonicalObject(value: object): string {
  const prototype: unknown = Object.getPrototypeOf(value)
  if (prototype !== Object.prototype && prototype !== null) {
    throw new DomainFault('expected a plain object in JSON')
  }
  const entries = Object.entries(value)
    .filter(([, item]) => item !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, item]) => `${JSON.stringify(key)}:${canonicalJson(item)}`)
  return `{${entries.join(',')}}`
}

/** Lower-case hexadecimal sha256 of the canonical JSON of `value`. */
export const sha256Of = (value: unknown): string =>
  createHash('sha256').update(canonicalJson(value), 'utf8').digest('hex')
