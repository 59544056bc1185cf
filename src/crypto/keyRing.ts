import { createSecretKey, hkdfSync, randomBytes, type KeyObject } from 'node:crypto'
import { ConfigurationError } from '../errors.js'
import { SealError } from './sealError.js'

/** A 256-bit key. It is held as a `KeyObject`, which prints as nothing when it is logged. */
export type Key = { readonly id: string; readonly secret: KeyObject }

/** `current` seals; every key in `all` opens, so that old values stay readable during a rotation. */
export type KeyRing = { readonly current: Key; readonly all: readonly Key[] }

const keyBytes = 32
const keysMax = 32
const idPattern = /^[A-Za-z0-9][A-Za-z0-9-]{0,31}$/

/**
 * Reads a key ring from `id:base64key,id2:base64key2`; the first key is the current one. Keys are
 * 32 random bytes in base64 or base64url.
 *
 * @param variable the name of the environment variable, for the messages
 * @throws ConfigurationError that names the variable and the position of the wrong key, never its value
 */
export function parseKeyRing(text: string | undefined, variable = 'PROP_FIRM_KEYS'): KeyRing {
  if (text === undefined || text.trim() === '') {
    throw new ConfigurationError(
      `${variable} is not set: expected keys as id:base64key, separated by commas, current key first`,
    )
  }
  const parts = text.split(',')
  if (parts.length > keysMax) {
    throw new ConfigurationError(`${variable} holds ${parts.length} keys, at most ${keysMax}`)
  }
  const keys: Key[] = []
  parts.forEach((part, index) => {
    const key = parseKey(part.trim(), `${variable}, key ${index + 1}`)
    for (const other of keys) {
      if (other.id === key.id) throw new ConfigurationError(`${variable} has two keys "${key.id}"`)
      if (other.secret.equals(key.secret)) {
        throw new ConfigurationError(
          `${variable}: keys "${other.id}" and "${key.id}" are the same key`,
        )
      }
    }
    keys.push(key)
  })
  const [current] = keys
  if (!current) throw new ConfigurationError(`${variable} holds no key`)
  return { current, all: keys }
}

/** A new random key in the form that `parseKeyRing` reads: `id:base64key`. */
export function generateKey(id: string): string {
  if (!idPattern.test(id)) throw new ConfigurationError(`key id: ${idExpected}, was "${id}"`)
  return `${id}:${randomBytes(keyBytes).toString('base64')}`
}

/** @throws SealError `sealKeyUnknown` when the ring does not hold the key */
export function keyOf(ring: KeyRing, id: string): Key {
  const key = ring.all.find((candidate) => candidate.id === id)
  if (!key) throw new SealError('sealKeyUnknown', `the key ring holds no key "${id}"`)
  return key
}

/**
 * A key for one purpose, derived with HKDF-SHA-256, so that a use in one place says nothing about
 * the key in another.
 */
export function subkey(key: Key, purpose: string): KeyObject {
  const derived = subkeys.get(key) ?? new Map<string, KeyObject>()
  subkeys.set(key, derived)
  const known = derived.get(purpose)
  if (known) return known
  const bytes = hkdfSync('sha256', key.secret, new Uint8Array(), `prop-firm/${purpose}`, keyBytes)
  const made = createSecretKey(Buffer.from(bytes))
  derived.set(purpose, made)
  return made
}

const subkeys = new WeakMap<Key, Map<string, KeyObject>>()

const idExpected = 'expected 1 to 32 letters, digits and hyphens'

function parseKey(text: string, where: string): Key {
  const colon = text.indexOf(':')
  if (colon < 0) throw new ConfigurationError(`${where}: expected id:base64key, found no colon`)
  const id = text.slice(0, colon)
  if (!idPattern.test(id)) throw new ConfigurationError(`${where}: ${idExpected} before the colon`)
  const encoded = text
    .slice(colon + 1)
    .replace(/-/g, '+')
    .replace(/_/g, '/')
    .replace(/=+$/, '')
  const bytes = Buffer.from(encoded, 'base64')
  if (bytes.toString('base64').replace(/=+$/, '') !== encoded) {
    throw new ConfigurationError(`${where} ("${id}"): expected base64 after the colon`)
  }
  if (bytes.length !== keyBytes) {
    throw new ConfigurationError(
      `${where} ("${id}"): expected ${keyBytes} bytes in base64, was ${bytes.length}`,
    )
  }
  if (new Set(bytes).size < 8) {
    throw new ConfigurationError(`${where} ("${id}"): expected random bytes, was a pattern`)
  }
  return { id, secret: createSecretKey(bytes) }
}
