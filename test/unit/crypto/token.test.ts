import { describe, expect, it } from '@jest/globals'
import { equalConstantTime } from '../../../src/crypto/equalConstantTime.js'
import { hashToken, newToken, tokenMatches } from '../../../src/crypto/token.js'

describe('newToken', () => {
  it('has 128 bits, is safe in an address and never repeats', () => {
    const tokens = Array.from({ length: 1_000 }, newToken)
    for (const token of tokens) {
      expect(token).toMatch(/^[A-Za-z0-9_-]{22}$/)
      expect(Buffer.from(token, 'base64url')).toHaveLength(16)
    }
    expect(new Set(tokens).size).toBe(1_000)
  })

  it('is stored as a hash that matches it alone', () => {
    const token = newToken()
    const stored = hashToken(token)
    expect(stored).toMatch(/^[0-9a-f]{64}$/)
    expect(stored).not.toContain(token)
    expect(tokenMatches(token, stored)).toBe(true)
    expect(tokenMatches(newToken(), stored)).toBe(false)
    expect(tokenMatches(stored, stored)).toBe(false)
    expect(tokenMatches(token, '')).toBe(false)
  })
})

describe('equalConstantTime', () => {
  it.each([
    ['abc', 'abc', true],
    ['abc', 'abd', false],
    ['abc', 'abcd', false],
    ['', '', true],
    ['', 'a', false],
    ['\u00e9', 'e\u0301', false],
  ])('compares %j with %j: %s', (a, b, equal) => {
    expect(equalConstantTime(a, b)).toBe(equal)
    expect(equalConstantTime(Buffer.from(a), Buffer.from(b))).toBe(equal)
  })
})
