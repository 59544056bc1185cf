import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { Writable } from 'node:stream'
import pino from 'pino'
import { redact, redactText } from '../../../src/crypto/redact.js'
import { isSecretField } from '../../../src/crypto/secretFields.js'

const canary = 'CANARY-9f27c1'

const secretNames = [
  'password',
  'newPassword',
  'smtp_password',
  'Authorization',
  'set-cookie',
  'refreshToken',
  'resetPasswordToken',
  'apiKey',
  'x-api-key',
  'client_secret',
  'secretAccessKey',
  'privateKeyPem',
  'PROP_FIRM_KEYS',
  'PAYLOAD_SECRET',
  'DATABASE_URL',
  'prop-firm-signature',
  'iban',
  'accountNumber',
  'documentNumber',
  'dateOfBirth',
  'taxId',
  'walletAddress',
]

const shown = (value: unknown) => JSON.stringify(redact(value)) ?? ''

describe('redact', () => {
  it.each(secretNames)('hides the value of %s at every depth and of every type', (name) => {
    const values = [canary, { inner: canary }, [canary], new Map([['a', canary]]), () => canary]
    for (const value of values) {
      expect(shown({ [name]: value })).not.toContain(canary)
      expect(shown({ list: [{ deep: { [name]: value } }] })).not.toContain(canary)
      expect(shown(new Map([[name, value]]))).not.toContain(canary)
    }
  })

  it.each(secretNames)('hides %s inside a text, a query, a header and JSON as text', (name) => {
    const texts = [
      `${name}=${canary}`,
      `${name}: ${canary}`,
      `https://example.org/?a=1&${name}=${canary}&b=2`,
      JSON.stringify({ [name]: canary }),
      JSON.stringify(JSON.stringify({ a: 1, [name]: canary })),
      `failed with '${name}': '${canary}' in the request`,
      `{"${name}": "first ${canary} last"}`,
    ]
    for (const text of texts) expect(redactText(text)).not.toContain(canary)
  })

  it.each([
    `postgres://app:${canary}@db.internal:5432/firm`,
    `smtp://user%40x:${canary}@mail.example.org`,
    `Bearer ${canary}`,
    `authorization header was "Basic ${canary}"`,
    `cookie: theme=dark; payload-token=${canary}; a=${canary}`,
    `Error: token=${canary}`,
    `a: b: password=${canary}`,
    `-----BEGIN PRIVATE KEY-----\nMIIEv${canary.replace('-', '')}\n-----END PRIVATE KEY-----`,
    `v1.2026a.AAAAAAAAAAAAAAAA.BBBBBBBBBBBBBBBBBBBBBB.${canary}`,
  ])('hides a secret whose place in a text gives it away: %s', (text) => {
    for (const found of [redactText(text), shown(new Error(text))]) {
      expect(found).not.toContain(canary)
      expect(found).not.toContain(canary.replace('-', ''))
    }
  })

  it('looks into errors, causes, headers, addresses and search parameters', () => {
    const cause = Object.assign(new Error(`token=${canary}`), { config: { password: canary } })
    const values = [
      new Error(`could not connect, password=${canary}`, { cause }),
      new Headers({ authorization: canary, cookie: canary }),
      new URL(`https://me:${canary}@example.org/?token=${canary}`),
      new URLSearchParams({ secret: canary }),
      new Set([{ secret: canary }]),
    ]
    for (const value of values) expect(shown({ value })).not.toContain(canary)
    expect(shown(values[0])).toContain('could not connect')
  })

  it('keeps what is not secret', () => {
    const at = new Date('2026-11-22T10:00:00Z')
    expect(
      redact({ id: 7, name: 'Ada', tokenExpiration: 7200, at, list: [1, null, true] }),
    ).toEqual({
      id: 7,
      name: 'Ada',
      tokenExpiration: 7200,
      at: '2026-11-22T10:00:00.000Z',
      list: [1, null, true],
    })
    expect(redactText('expected amount: 5, was 7; a key: value pair')).toBe(
      'expected amount: 5, was 7; a key: value pair',
    )
    expect(redact({ password: null })).toEqual({ password: null })
  })

  it('survives cycles, depth, width, bytes, throwing getters and proxies', () => {
    const cycle: Record<string, unknown> = { name: 'a' }
    cycle['self'] = cycle
    expect(redact(cycle)).toEqual({ name: 'a', self: '[circular]' })
    let deep: unknown = canary
    for (let level = 0; level < 40; level += 1) deep = { deep }
    expect(shown(deep)).toContain('[deep]')
    expect(shown(Array.from({ length: 1_200 }, () => 1))).toContain('[200 more]')
    expect(redact(Buffer.from(canary))).toBe(`[${canary.length} bytes]`)
    const thrower = {
      get bad(): string {
        throw new Error('no')
      },
    }
    expect(redact(thrower)).toEqual({ bad: '[unreadable]' })
    const hostile = new Proxy({}, { ownKeys: () => { throw new Error('no') } }) // prettier-ignore
    expect(redact(hostile)).toBe('[unreadable]')
    expect(shown('x'.repeat(20_000))).toContain('[cut]')
  })

  it('does not let a key named __proto__ change the copy', () => {
    const parsed: unknown = JSON.parse('{"__proto__": {"polluted": true}}')
    expect(Object.getPrototypeOf(redact(parsed))).toBe(Object.prototype)
  })

  it('never throws and never changes plain data without secret names', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        redact(value)
      }),
    )
    fc.assert(
      fc.property(fc.array(fc.record({ size: fc.integer(), open: fc.boolean() })), (value) => {
        expect(redact(value)).toEqual(value)
      }),
    )
  })

  it('stays fast on long hostile text', () => {
    const started = performance.now()
    for (const unit of ['a=', '"a":"', 'bearer ', 'x://', "\\'", 'password', '\\"']) {
      redactText(unit.repeat(16_384))
    }
    expect(performance.now() - started).toBeLessThan(2_000)
  })

  it('keeps canaries out of a log line', () => {
    const lines: string[] = []
    const stream = new Writable({
      write(line: Buffer, _encoding, done) {
        lines.push(line.toString())
        done()
      },
    })
    const logger = pino(
      { formatters: { log: (entry) => redact(entry) as Record<string, unknown> } },
      stream,
    )
    logger.error({ err: new Error(`password=${canary}`), job: { input: { apiKey: canary } } }, 'x')
    expect(lines).toHaveLength(1)
    expect(lines[0]).not.toContain(canary)
    expect(lines[0]).toContain('"job"')
  })
})

describe('isSecretField', () => {
  it.each(['name', 'email', 'status', 'tokenExpiration', 'signature', 'key', 'account', 'passed'])(
    'leaves %s readable',
    (name) => {
      expect(isSecretField(name)).toBe(false)
    },
  )
})
