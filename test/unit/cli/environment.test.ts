import { randomBytes } from 'node:crypto'
import path from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { readEnvironment } from '../../../src/cli/environment.js'
import { generateKey } from '../../../src/crypto/keyRing.js'

const secret = randomBytes(32).toString('hex')
const keys = generateKey('k1')
const own = {
  DATABASE_URL: 'postgres://firm:pw@db.example/firm',
  PAYLOAD_SECRET: secret,
  PROP_FIRM_KEYS: keys,
}

const refusal = (variables: Record<string, string>): string => {
  try {
    readEnvironment(variables)
  } catch (error) {
    return error instanceof Error ? error.message : ''
  }
  return 'accepted'
}

describe('the environment', () => {
  it('needs nothing for the embedded database, which is reached from this machine only', () => {
    expect(readEnvironment({})).toMatchObject({
      production: false,
      embedded: true,
      databaseUrl: undefined,
      host: '127.0.0.1',
      port: 3000,
      url: 'http://127.0.0.1:3000',
      dataDir: path.resolve('.data'),
      documentsFolder: path.resolve('.data/documents'),
      objectStorage: undefined,
    })
  })

  it('takes empty variables for variables that are not set', () => {
    expect(readEnvironment({ PORT: '', DATABASE_URL: '', SMTP_URL: '' })).toMatchObject({
      port: 3000,
      embedded: true,
    })
  })

  it('switches to the services of the firm', () => {
    const read = readEnvironment({
      ...own,
      NODE_ENV: 'production',
      PORT: '8080',
      SERVER_URL: 'https://office.example',
      SMTP_URL: 'smtps://mail.example',
      S3_BUCKET: 'papers',
      S3_ACCESS_KEY_ID: 'id',
      S3_SECRET_ACCESS_KEY: 'key',
    })
    expect(read).toMatchObject({
      production: true,
      embedded: false,
      host: '0.0.0.0',
      port: 8080,
      url: 'https://office.example',
      smtpUrl: 'smtps://mail.example',
      objectStorage: { bucket: 'papers', region: 'us-east-1', endpoint: undefined },
    })
  })

  it.each([
    [{ PORT: 'abc' }, 'PORT: expected a port number, was "abc"'],
    [{ PORT: '70000' }, 'PORT: expected a port from 1 to 65535, was "70000"'],
    [{ PORT: '80.5' }, 'PORT: expected a port number, was "80.5"'],
    [
      { DATABASE_URL: 'mysql://x' },
      'DATABASE_URL: expected a url that starts with postgres:// or postgresql://',
    ],
    [
      { DATABASE_URL: 'postgres//x' },
      'DATABASE_URL: expected a url that starts with postgres:// or postgresql://',
    ],
    [{ SMTP_URL: 'mail.example' }, 'SMTP_URL: expected a url that starts with smtp:// or smtps://'],
    [{ SERVER_URL: 'office' }, 'SERVER_URL: expected a url that starts with http:// or https://'],
    [
      { S3_BUCKET: 'papers' },
      'S3_ACCESS_KEY_ID: expected a value because other S3 settings are set',
    ],
    [
      { PROP_FIRM_EMBEDDED: 'yes' },
      'PROP_FIRM_EMBEDDED: expected nothing: it is set by the program itself',
    ],
  ])('names the variable in %j', (variables, message) => {
    expect(refusal(variables)).toBe(message)
  })

  it('never repeats a value that may hold a password', () => {
    expect(refusal({ DATABASE_URL: 'mysql://root:hunter2@x' })).not.toContain('hunter2')
    expect(refusal({ ...own, PAYLOAD_SECRET: 'hunter2' })).not.toContain('hunter2')
    expect(refusal({ ...own, PROP_FIRM_KEYS: 'k1:hunter2' })).not.toContain('hunter2')
  })
})

describe('in production, or with a database of the firm’s own,', () => {
  it.each([
    [
      { NODE_ENV: 'production' },
      "DATABASE_URL: expected the firm's PostgreSQL in production, was not set",
    ],
    [
      { ...own, PAYLOAD_SECRET: '' },
      'PAYLOAD_SECRET: expected a value because DATABASE_URL is set, was not set',
    ],
    [
      { ...own, PROP_FIRM_KEYS: '' },
      'PROP_FIRM_KEYS: expected a key ring because DATABASE_URL is set, was not set',
    ],
    [
      { ...own, PAYLOAD_SECRET: 'a'.repeat(31) },
      'PAYLOAD_SECRET: expected at least 32 random characters, was 31 long',
    ],
  ])('%j is refused', (variables, message) => {
    expect(refusal(variables)).toBe(message)
  })

  it.each([
    'YOUR_SECRET_HERE_YOUR_SECRET_HERE',
    'change-me-change-me-change-me-change-me',
    'abababababababababababababababab',
    'my super long example text for payload',
  ])('the default secret %s is refused', (PAYLOAD_SECRET) => {
    expect(refusal({ ...own, PAYLOAD_SECRET })).toContain('was an example or a pattern')
  })

  it('a key ring with a key of another length is refused', () => {
    expect(refusal({ ...own, PROP_FIRM_KEYS: 'k1:AAAA' })).toMatch(/^PROP_FIRM_KEYS/)
  })

  it('a database that only claims to be the embedded one gets no demo logins', () => {
    const claimed = { ...own, PROP_FIRM_EMBEDDED: '1' }
    expect(readEnvironment(claimed).embedded).toBe(false)
    const local = { ...claimed, DATABASE_URL: 'postgres://postgres:x@127.0.0.1:25432/prop_firm' }
    expect(readEnvironment(local).embedded).toBe(true)
    expect(readEnvironment({ ...local, PROP_FIRM_EMBEDDED: '' }).embedded).toBe(false)
  })
})

describe('demo logins', () => {
  it('are never reachable from other machines', () => {
    expect(refusal({ PROP_FIRM_HOST: '0.0.0.0' })).toBe(
      'PROP_FIRM_HOST: expected 127.0.0.1 because the embedded database has demo logins, was "0.0.0.0"; set DATABASE_URL to listen elsewhere',
    )
    expect(readEnvironment({ PROP_FIRM_HOST: 'localhost' }).host).toBe('localhost')
    expect(readEnvironment({ ...own, PROP_FIRM_HOST: '10.0.0.1' }).host).toBe('10.0.0.1')
  })
})
