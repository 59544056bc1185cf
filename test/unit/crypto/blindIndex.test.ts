import { describe, expect, it } from '@jest/globals'
import { blindIndex, blindIndexCandidates, normalise } from '../../../src/crypto/blindIndex.js'
import { generateKey, parseKeyRing } from '../../../src/crypto/keyRing.js'

const oldKey = generateKey('old')
const ring = parseKeyRing(oldKey)
const rotated = parseKeyRing(`${generateKey('new')},${oldKey}`)
const iban = { scope: 'bankAccount', normalisation: 'identifier', value: 'DE89 3704 0044' } as const

describe('blindIndex', () => {
  it('is equal for equal normalised values and shows nothing of them', () => {
    const index = blindIndex(ring, iban)
    expect(index).toMatch(/^old\.[\w-]{43}$/)
    expect(blindIndex(ring, { ...iban, value: 'de89-37040044' })).toBe(index)
    expect(blindIndex(ring, { ...iban, value: 'DE89 3704 0045' })).not.toBe(index)
  })

  it('differs between scopes and between keys', () => {
    const index = blindIndex(ring, iban)
    expect(blindIndex(ring, { ...iban, scope: 'taxId' })).not.toBe(index)
    expect(blindIndex(parseKeyRing(generateKey('old')), iban)).not.toBe(index)
  })

  it('finds rows of older keys during a rotation', () => {
    const candidates = blindIndexCandidates(rotated, iban)
    expect(candidates[0]).toBe(blindIndex(rotated, iban))
    expect(candidates).toContain(blindIndex(ring, iban))
    expect(candidates).toHaveLength(2)
  })
})

describe('normalise', () => {
  it.each([
    ['email', ' Ada.Okafor@Example.ORG ', 'ada.okafor@example.org'],
    ['email', 'ada+ftmo@gmail.com', 'ada+ftmo@gmail.com'],
    ['email', 'ａda@example.org', 'ada@example.org'],
    ['mailbox', 'Ada.Okafor+second@GMail.com', 'adaokafor@gmail.com'],
    ['mailbox', 'a.d.a@googlemail.com', 'ada@gmail.com'],
    ['mailbox', 'ada.okafor+x+y@example.org', 'ada.okafor@example.org'],
    ['mailbox', '+ada@example.org', '+ada@example.org'],
    ['mailbox', 'not an address', 'not an address'],
    ['identifier', ' gb29-nwbk 6016.1331 ', 'GB29NWBK60161331'],
    ['exact', ' As Is ', ' As Is '],
  ] as const)('brings as %s %j to %j', (normalisation, value, expected) => {
    expect(normalise(value, normalisation)).toBe(expected)
  })
})
