import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { keyOf, subkey, type KeyRing } from './keyRing.js'
import { associatedData, describePlace, type Place } from './place.js'
import { SealError } from './sealError.js'

const format = 'v1'
const algorithm = 'aes-256-gcm'
const ivBytes = 12
const tagBytes = 16

/**
 * Encrypts a text for one field of one record with the current key, as
 * `v1.keyId.iv.tag.ciphertext` (base64url). AES-256-GCM with a random 96-bit IV; key id,
 * collection, record and field are associated data.
 */
export function encryptField(ring: KeyRing, place: Place, plain: string): string {
  const key = ring.current
  const iv = randomBytes(ivBytes)
  const cipher = createCipheriv(algorithm, subkey(key, 'fields'), iv, { authTagLength: tagBytes })
  cipher.setAAD(associatedData(format, key.id, place))
  const text = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()])
  const parts = [iv, cipher.getAuthTag(), text].map((part) => part.toString('base64url'))
  return [format, key.id, ...parts].join('.')
}

/**
 * @throws SealError `sealMalformed`, `sealKeyUnknown`, or `sealBroken` when the value was changed or
 *   comes from another collection, record or field
 */
export function decryptField(ring: KeyRing, place: Place, sealed: string): string {
  const { keyId, iv, tag, text } = parse(sealed, place)
  const key = keyOf(ring, keyId)
  const decipher = createDecipheriv(algorithm, subkey(key, 'fields'), iv, {
    authTagLength: tagBytes,
  })
  decipher.setAAD(associatedData(format, keyId, place))
  decipher.setAuthTag(tag)
  try {
    return Buffer.concat([decipher.update(text), decipher.final()]).toString('utf8')
  } catch {
    throw new SealError(
      'sealBroken',
      `the value at ${describePlace(place)} was changed or belongs to another place`,
    )
  }
}

/** True for a text of the shape that `encryptField` makes. */
export const isSealed = (value: string): boolean => shape.test(value)

/** True when the value is sealed with another key than the current one. */
export function needsRotation(ring: KeyRing, sealed: string): boolean {
  return keyIdOf(sealed) !== ring.current.id
}

/**
 * The same text under the current key; the value itself when it already is.
 *
 * @throws SealError like `decryptField`
 */
export function reencrypt(ring: KeyRing, place: Place, sealed: string): string {
  if (!needsRotation(ring, sealed)) return sealed
  return encryptField(ring, place, decryptField(ring, place, sealed))
}

const shape = /^v1\.([A-Za-z0-9-]{1,32})\.([\w-]{16})\.([\w-]{22})\.([\w-]*)$/

function keyIdOf(sealed: string): string {
  const keyId = shape.exec(sealed)?.[1]
  if (keyId === undefined) throw new SealError('sealMalformed', 'expected a sealed value')
  return keyId
}

function parse(sealed: string, place: Place) {
  const match = shape.exec(sealed)
  if (!match) throw malformed(place)
  const [, keyId = '', iv = '', tag = '', text = ''] = match
  const decode = (part: string): Buffer => {
    const bytes = Buffer.from(part, 'base64url')
    // One value has one text: bits that base64 would ignore are refused.
    if (bytes.toString('base64url') !== part) throw malformed(place)
    return bytes
  }
  return { keyId, iv: decode(iv), tag: decode(tag), text: decode(text) }
}

const malformed = (place: Place) =>
  new SealError('sealMalformed', `expected a sealed value at ${describePlace(place)}`)
