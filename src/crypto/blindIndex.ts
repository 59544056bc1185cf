import { createHmac } from 'node:crypto'
import { subkey, type Key, type KeyRing } from './keyRing.js'

/**
 * How a value is brought to one form before it is indexed.
 *
 * - `email`: case and surrounding space do not matter
 * - `mailbox`: also without `+tag`, and without dots at Gmail: one person's addresses become one
 * - `identifier`: letters and digits alone, upper case: document, bank account and tax numbers
 * - `exact`: the text as it is
 */
export type Normalisation = 'email' | 'mailbox' | 'identifier' | 'exact'

export type IndexedValue = {
  /** Values are only comparable within a scope: `traderEmail`, `bankAccount`. */
  readonly scope: string
  readonly normalisation: Normalisation
  readonly value: string
}

/**
 * A keyed fingerprint, `keyId.hmac`, to store beside an encrypted value so that it can be found by
 * equality. HMAC-SHA-256 under the current key.
 */
export const blindIndex = (ring: KeyRing, indexed: IndexedValue): string =>
  fingerprint(ring.current, indexed)

/**
 * The fingerprints under every key of the ring, current one first: a search asks for any of them,
 * because rows that a rotation has not reached yet carry an older one.
 */
export const blindIndexCandidates = (ring: KeyRing, indexed: IndexedValue): string[] =>
  ring.all.map((key) => fingerprint(key, indexed))

export function normalise(value: string, normalisation: Normalisation): string {
  if (normalisation === 'exact') return value
  if (normalisation === 'identifier') {
    return value
      .normalize('NFKC')
      .replace(/[^\p{L}\p{N}]/gu, '')
      .toUpperCase()
  }
  const email = value.normalize('NFKC').trim().toLowerCase()
  return normalisation === 'email' ? email : mailboxOf(email)
}

function mailboxOf(email: string): string {
  const at = email.lastIndexOf('@')
  if (at < 1) return email
  const domain = email.slice(at + 1)
  const local = email.slice(0, at).replace(/(?<=.)\+.*$/, '')
  const gmail = domain === 'gmail.com' || domain === 'googlemail.com'
  return gmail ? `${local.replace(/\./g, '')}@gmail.com` : `${local}@${domain}`
}

function fingerprint(key: Key, { scope, normalisation, value }: IndexedValue): string {
  const hmac = createHmac('sha256', subkey(key, 'index'))
  hmac.update(JSON.stringify([scope, normalise(value, normalisation)]))
  return `${key.id}.${hmac.digest('base64url')}`
}
