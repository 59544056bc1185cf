import { describe, expect, it } from '@jest/globals'
import { checkKeys } from '../../../src/cli/backup/checkKeys.js'
import { newOperatorFrom } from '../../../src/cli/commands/createOperator.js'
import { backupCommand } from '../../../src/cli/commands/backup.js'
import { restoreCommand } from '../../../src/cli/commands/restore.js'
import { errorCode, errorMessage } from '../../../src/cli/errorCode.js'
import { welcome } from '../../../src/cli/firm/welcome.js'
import { readEnvironment } from '../../../src/cli/environment.js'
import { startFailure } from '../../../src/cli/postgres/startFailure.js'
import { restartDelayMs } from '../../../src/cli/processes/backoff.js'
import { resultIn } from '../../../src/cli/processes/markers.js'
import { readArguments } from '../../../src/cli/readArguments.js'
import { generateKey } from '../../../src/crypto/keyRing.js'

describe('the log of a PostgreSQL that ended at its start', () => {
  it.each([
    ['LOG: x\nFATAL:  could not create any TCP/IP sockets', { kind: 'portTaken' }],
    ['could not bind IPv4 address "127.0.0.1": Address already in use', { kind: 'portTaken' }],
    ['FATAL:  lock file "postmaster.pid" already exists', { kind: 'notYet' }],
    ['FATAL:  pre-existing shared memory block (key 1, ID 2) is still in use', { kind: 'notYet' }],
    [
      'FATAL: could not write: No space left on device',
      { kind: 'fatal', reason: 'the disk is full' },
    ],
    [
      'LOG: a\nFATAL:  bogus setting\nLOG: shut down',
      { kind: 'fatal', reason: 'FATAL:  bogus setting' },
    ],
    ['', { kind: 'fatal', reason: 'no reason given' }],
  ])('%j is understood', (log, failure) => {
    expect(startFailure(log)).toEqual(failure)
  })
})

describe('restarts of a crashing child', () => {
  it('wait longer each time, up to 30 s', () => {
    expect([1, 2, 3, 4, 7, 8, 5000].map(restartDelayMs)).toEqual([
      500, 1000, 2000, 4000, 30_000, 30_000, 30_000,
    ])
  })
})

describe('what a step printed', () => {
  it('is its result only on the line that is marked', () => {
    expect(resultIn('prop-firm: done {"applied":[]}')).toEqual({ applied: [] })
    expect(resultIn('done {"applied":[]}')).toBeUndefined()
  })
})

describe('errors of any origin', () => {
  it('give their code and message', () => {
    expect(errorCode(Object.assign(new Error('x'), { code: 'EACCES' }))).toBe('EACCES')
    expect(errorCode({ code: '28P01' })).toBe('28P01')
    expect([undefined, null, 'x', { code: 5 }].map(errorCode)).toEqual(Array(4).fill('unknown'))
    expect(errorMessage({ message: 'm' })).toBe('m')
    expect(errorMessage('text')).toBe('text')
  })
})

describe('the arguments of a command', () => {
  it('that are wrong give one sentence with the usage', () => {
    expect(() => readArguments(backupCommand, ['--form', 'x'])).toThrow(
      /^backup: Unknown option '--form'.*; usage: prop-firm backup \[--to FOLDER\]$/s,
    )
    expect(() => readArguments(restoreCommand, [])).toThrow(
      'restore: expected FOLDER; usage: prop-firm restore FOLDER',
    )
    expect(() => readArguments(backupCommand, ['x'])).toThrow('expected no further arguments')
    expect(readArguments(restoreCommand, ['here']).positionals).toEqual(['here'])
  })
})

describe('a new operator', () => {
  const good = { email: 'Ada@Firm.example', name: ' Ada ', role: ['admin', 'admin'] }

  it('gets a lower-case address and each role once', () => {
    expect(newOperatorFrom(good, 'a long password')).toEqual({
      email: 'ada@firm.example',
      name: 'Ada',
      roles: ['admin'],
      password: 'a long password',
    })
  })

  it.each([
    [{ ...good, email: 'ada' }, 'a long password', '--email: expected an e-mail address'],
    [{ ...good, name: ' ' }, 'a long password', '--name: expected a name'],
    [{ ...good, name: undefined }, 'a long password', '--name: expected a name'],
    [{ ...good, role: ['boss'] }, 'a long password', '--role: expected one of admin, manager'],
    [good, 'short', 'password: expected at least 12 characters'],
  ])('%j with the password %j is refused by name', (values, password, message) => {
    expect(() => newOperatorFrom(values, password)).toThrow(message)
  })
})

describe('the keys of a backup', () => {
  const [a, b, otherA] = [generateKey('a'), generateKey('b'), generateKey('a')]

  it('must all be in the ring that is in use, with the same secret', () => {
    expect(() => checkKeys(a, `${b},${a}`)).not.toThrow()
    expect(() => checkKeys(`${a},${b}`, a)).toThrow(
      'PROP_FIRM_KEYS lacks the key "b" of the backup',
    )
    expect(() => checkKeys(a, otherA)).toThrow('has another key with the id "a"')
  })
})

describe('the welcome', () => {
  const environment = readEnvironment({ PORT: '3100' })

  it('names the address and one login per role', () => {
    const logins = [
      { role: 'admin', email: 'admin@demo.example', password: 'demo' },
      { role: 'compliance', email: 'c@demo.example', password: 'demo' },
    ]
    expect(welcome(environment, logins)).toEqual([
      '',
      'The firm runs: http://127.0.0.1:3100/admin',
      'Its traders sign in at: http://127.0.0.1:3100/portal',
      '',
      'Demo logins, on this machine only:',
      '  role        e-mail              password',
      '  admin       admin@demo.example  demo',
      '  compliance  c@demo.example      demo',
      '',
      'Stop it with Ctrl-C.',
      '',
    ])
  })

  it('shows no logins when there are none', () => {
    expect(welcome(environment, []).join('\n')).not.toContain('login')
  })
})
