import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import {
  decryptField,
  encryptField,
  isSealed,
  needsRotation,
  reencrypt,
} from '../../../src/crypto/fieldCipher.js'
import { generateKey, parseKeyRing } from '../../../src/crypto/keyRing.js'
import type { Place } from '../../../src/crypto/place.js'
import { SealError } from '../../../src/crypto/sealError.js'

const oldKey = generateKey('old')
const newKey = generateKey('new')
const ring = parseKeyRing(oldKey)
const rotated = parseKeyRing(`${newKey},${oldKey}`)
const place: Place = { collection: 'payout-methods', record: 'm1', field: 'details' }

const failure = (act: () => unknown): string => {
  try {
    act()
  } catch (error) {
    return error instanceof SealError ? error.code : String(error)
  }
  return 'none'
}

describe('encryptField', () => {
  it('makes v1.keyId.iv.tag.ciphertext, another one each time', () => {
    const sealed = encryptField(ring, place, 'DE89 3704')
    expect(sealed).toMatch(/^v1\.old\.[\w-]{16}\.[\w-]{22}\.[\w-]{12}$/)
    expect(isSealed(sealed)).toBe(true)
    expect(encryptField(ring, place, 'DE89 3704')).not.toBe(sealed)
    expect(isSealed('DE89 3704')).toBe(false)
  })

  it('gives back any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(decryptField(ring, place, encryptField(ring, place, text))).toBe(text)
      }),
    )
  })

  it.each(['collection', 'record', 'field'] as const)('refuses an empty %s', (part) => {
    expect(() => encryptField(ring, { ...place, [part]: '' }, 'x')).toThrow('expected collection')
  })
})

describe('decryptField', () => {
  const sealed = encryptField(ring, place, 'DE89 3704')

  it.each([
    ['another record', { ...place, record: 'm2' }],
    ['another field', { ...place, field: 'label' }],
    ['another collection', { ...place, collection: 'traders' }],
    [
      'parts that join to the same text',
      { collection: 'payout', record: '-methodsm1', field: 'details' },
    ],
  ])('refuses a value that was moved to %s', (_, moved) => {
    expect(failure(() => decryptField(ring, moved, sealed))).toBe('sealBroken')
  })

  it('refuses a value after any single character was changed', () => {
    for (let index = 'v1.old.'.length; index < sealed.length; index += 1) {
      if (sealed[index] === '.') continue
      const other = sealed[index] === 'A' ? 'Q' : 'A'
      const changed = sealed.slice(0, index) + other + sealed.slice(index + 1)
      const code = failure(() => decryptField(ring, place, changed))
      expect(['sealBroken', 'sealMalformed']).toContain(code)
    }
  })

  it('refuses a value whose key id was exchanged for another known key', () => {
    const swapped = sealed.replace('v1.old.', 'v1.new.')
    expect(failure(() => decryptField(rotated, place, swapped))).toBe('sealBroken')
  })

  it('binds the name of the key, so that a renamed key does not open what it did not seal', () => {
    const renamed = parseKeyRing(oldKey.replace('old:', 'renamed:'))
    const relabelled = sealed.replace('v1.old.', 'v1.renamed.')
    expect(failure(() => decryptField(renamed, place, relabelled))).toBe('sealBroken')
  })

  it('accepts one text alone for a value: bits that base64 ignores are refused', () => {
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
    const parts = sealed.split('.')
    const tag = parts[3] ?? ''
    const twin = alphabet[alphabet.indexOf(tag.slice(-1)) ^ 1] ?? ''
    parts[3] = tag.slice(0, -1) + twin
    expect(Buffer.from(parts[3], 'base64url').equals(Buffer.from(tag, 'base64url'))).toBe(true)
    expect(failure(() => decryptField(ring, place, parts.join('.')))).toBe('sealMalformed')
  })

  it('refuses a shortened tag, which would be easier to forge', () => {
    const parts = sealed.split('.')
    parts[3] = parts[3]?.slice(0, 6) ?? ''
    expect(failure(() => decryptField(ring, place, parts.join('.')))).toBe('sealMalformed')
  })

  it.each([
    '',
    'plain text',
    'v1.old',
    'v2.old.AAAAAAAAAAAAAAAA.AAAAAAAAAAAAAAAAAAAAAA.AA',
    'v1....',
  ])('refuses %j as malformed', (text) => {
    expect(failure(() => decryptField(ring, place, text))).toBe('sealMalformed')
  })

  it('says which key is missing', () => {
    const other = parseKeyRing(newKey)
    expect(failure(() => decryptField(other, place, sealed))).toBe('sealKeyUnknown')
    expect(() => decryptField(other, place, sealed)).toThrow('no key "old"')
  })

  it('refuses a value of a key that has the right name and other bytes', () => {
    const impostor = parseKeyRing(generateKey('old'))
    expect(failure(() => decryptField(impostor, place, sealed))).toBe('sealBroken')
  })

  it('never puts the value or the key into the message', () => {
    expect(() => decryptField(ring, { ...place, record: 'm2' }, sealed)).toThrow(
      'the value at payout-methods/m2/details was changed or belongs to another place',
    )
  })
})

describe('reencrypt', () => {
  it('brings a value under the current key and leaves one that is there alone', () => {
    const sealed = encryptField(ring, place, 'secret')
    expect(needsRotation(rotated, sealed)).toBe(true)
    const moved = reencrypt(rotated, place, sealed)
    expect(moved.startsWith('v1.new.')).toBe(true)
    expect(needsRotation(rotated, moved)).toBe(false)
    expect(reencrypt(rotated, place, moved)).toBe(moved)
    expect(decryptField(parseKeyRing(newKey), place, moved)).toBe('secret')
  })

  it('refuses to re-encrypt what does not belong to the place', () => {
    const sealed = encryptField(ring, place, 'secret')
    const elsewhere = { ...place, record: 'm2' }
    expect(failure(() => reencrypt(rotated, elsewhere, sealed))).toBe('sealBroken')
    expect(failure(() => needsRotation(rotated, 'x'))).toBe('sealMalformed')
  })
})
