import { describe, expect, it } from '@jest/globals'
import { inspect } from 'node:util'
import { ConfigurationError } from '../../../src/errors.js'
import { generateKey, keyOf, parseKeyRing, subkey } from '../../../src/crypto/keyRing.js'

const first = generateKey('2026a')
const second = generateKey('2025b')

describe('parseKeyRing', () => {
  it('takes the first key as the current one and keeps the others for reading', () => {
    const ring = parseKeyRing(` ${first} , ${second}\n`)
    expect(ring.current.id).toBe('2026a')
    expect(ring.all.map((key) => key.id)).toEqual(['2026a', '2025b'])
    expect(keyOf(ring, '2025b')).toBe(ring.all[1])
    expect(() => keyOf(ring, 'gone')).toThrow('the key ring holds no key "gone"')
  })

  it('reads base64url without padding as well', () => {
    const url = first.replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '')
    const [a, b] = [parseKeyRing(first), parseKeyRing(url)]
    expect(a.current.secret.equals(b.current.secret)).toBe(true)
  })

  const short = `a:${Buffer.alloc(16, 7).toString('base64')}`
  const body = first.slice(first.indexOf(':') + 1)
  it.each([
    [undefined, 'PROP_FIRM_KEYS is not set'],
    ['  ', 'PROP_FIRM_KEYS is not set'],
    [body, 'PROP_FIRM_KEYS, key 1: expected id:base64key, found no colon'],
    [`${first},`, 'PROP_FIRM_KEYS, key 2: expected id:base64key, found no colon'],
    [`a.b:${body}`, 'PROP_FIRM_KEYS, key 1: expected 1 to 32 letters, digits and hyphens'],
    [`:${body}`, 'PROP_FIRM_KEYS, key 1: expected 1 to 32 letters, digits and hyphens'],
    ['a:not base64!', 'PROP_FIRM_KEYS, key 1 ("a"): expected base64 after the colon'],
    [short, 'PROP_FIRM_KEYS, key 1 ("a"): expected 32 bytes in base64, was 16'],
    [`${first}, a:`, 'PROP_FIRM_KEYS, key 2 ("a"): expected 32 bytes in base64, was 0'],
    [`a:${Buffer.alloc(32, 7).toString('base64')}`, 'expected random bytes, was a pattern'],
    [`${first},${first}`, 'PROP_FIRM_KEYS has two keys "2026a"'],
    [`${first},copy:${body}`, 'keys "2026a" and "copy" are the same key'],
    [
      Array.from({ length: 33 }, (_, i) => generateKey(`k${i}`)).join(),
      'holds 33 keys, at most 32',
    ],
  ])('refuses %j and names the variable', (text, message) => {
    expect(() => parseKeyRing(text)).toThrow(ConfigurationError)
    expect(() => parseKeyRing(text)).toThrow(message)
    expect(() => parseKeyRing(text)).toThrow('PROP_FIRM_KEYS')
  })

  it('never repeats key material in a message and never prints it', () => {
    const secret = Buffer.alloc(31, 'secret!').toString('base64')
    let message = ''
    try {
      parseKeyRing(`a:${secret}`)
    } catch (error) {
      message = String(error)
    }
    expect(message).toContain('was 31')
    expect(message).not.toContain(secret.slice(0, 10))
    const printed = inspect(parseKeyRing(first), { depth: 9 }) + JSON.stringify(parseKeyRing(first))
    expect(printed).not.toContain(body.slice(0, 10))
  })

  it('names another variable when it is told to', () => {
    expect(() => parseKeyRing('', 'OLD_KEYS')).toThrow('OLD_KEYS is not set')
  })
})

describe('subkey', () => {
  it('gives each purpose and each key its own, the same one every time', () => {
    const ring = parseKeyRing(`${first},${second}`)
    const again = parseKeyRing(first)
    const fields = subkey(ring.current, 'fields')
    expect(subkey(ring.current, 'fields')).toBe(fields)
    expect(subkey(again.current, 'fields').equals(fields)).toBe(true)
    expect(subkey(ring.current, 'index').equals(fields)).toBe(false)
    expect(subkey(keyOf(ring, '2025b'), 'fields').equals(fields)).toBe(false)
    expect(ring.current.secret.equals(fields)).toBe(false)
  })
})
