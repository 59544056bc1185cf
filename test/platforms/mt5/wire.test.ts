import { describe, expect, it } from '@jest/globals'
import { fromFileTime } from '../../../src/platforms/mt5/clock/fileTime.js'
import { readEnvelope } from '../../../src/platforms/mt5/link/envelope.js'
import { isSignInCode, isSuccess, refusalOf } from '../../../src/platforms/mt5/link/retcodes.js'
import { isInMask } from '../../../src/platforms/mt5/reads/groupMask.js'
import { fileTime } from '../../../src/platforms/mt5/simulator/records/day.js'
import { dealOf, readDeal } from '../../../src/platforms/mt5/wire/deal.js'
import { readPosition } from '../../../src/platforms/mt5/wire/position.js'
import { modeOf, readUser } from '../../../src/platforms/mt5/wire/user.js'
import { lotsIn } from '../../../src/platforms/mt5/wire/volume.js'
import { passwordFor } from '../../../src/platforms/mt5/writes/password.js'
import { carriesTag, taggedComment, withoutTag } from '../../../src/platforms/mt5/writes/tag.js'
import { isStrong } from '../../../src/platforms/mt5/simulator/world/users.js'

const asked = { path: '/x', words: 'text', isWrite: false }

describe('return codes', () => {
  it.each([
    [3, 'validation'],
    [8, 'auth'],
    [12, 'rateLimited'],
    [13, 'notFound'],
    [1001, 'auth'],
    [1012, 'auth'],
    [1018, 'rateLimited'],
    [1033, 'auth'],
    [1034, 'auth'],
    [3004, 'conflict'],
    [3006, 'validation'],
    [3010, 'conflict'],
    [4005, 'validation'],
    [10006, 'conflict'],
    [10014, 'validation'],
    [10017, 'conflict'],
    [10018, 'unavailable'],
    [10019, 'insufficientFunds'],
    [10024, 'rateLimited'],
    [12000, 'protocol'],
    [77_777, 'protocol'],
  ] as const)('%d means %s', (retcode, code) => {
    expect(refusalOf(retcode, asked)).toMatchObject({ ok: false, code, retcode })
  })

  it.each([2, 5, 6, 7, 9, 10, 10012, 10031])(
    '%d leaves the outcome of a write unknown',
    (retcode) => {
      expect(refusalOf(retcode, { ...asked, isWrite: true }).code).toBe('outcomeUnknown')
      expect(refusalOf(retcode, asked).code).toBe('unavailable')
    },
  )

  it('names what the operator must set up', () => {
    const message = (retcode: number) => refusalOf(retcode, asked).message
    expect(message(8)).toContain('permission')
    expect(message(1011)).toContain('manager configuration')
    expect(message(1012)).toContain('allowed addresses')
    expect(message(1034)).toContain('Web API')
  })

  it('knows success from sign-in and from being busy', () => {
    expect([0, 1, 10009].every(isSuccess)).toBe(true)
    expect([13, 10017].some(isSuccess)).toBe(false)
    expect([1000, 1001, 1034].every(isSignInCode)).toBe(true)
    expect([1018, 13, 3004].some(isSignInCode)).toBe(false)
  })
})

describe('answers', () => {
  it.each(['0 Done', '0', '  0  anything at all '])('reads the number of "%s"', (retcode) => {
    expect(readEnvelope(JSON.stringify({ retcode, answer: [1] }))).toMatchObject({
      retcode: 0,
      answer: [1],
    })
  })

  it('reads names in any case and numbers as text or as numbers', () => {
    const upper = readUser({ LOGIN: 1001, GROUP: 'demo\\forex', RIGHTS: '355', BALANCE: '10.00' })
    const lower = readUser({ login: '1001', group: 'demo\\forex', rights: 355, balance: 10 })
    expect(upper).toMatchObject({ login: '1001', group: 'demo\\forex', rights: 355 })
    expect(lower).toMatchObject({ login: '1001', rights: 355, balance: '10' })
  })

  it.each(['not json', '[]', '{}', '{"retcode":"Done"}', 'null'])('refuses %s', (text) => {
    expect(readEnvelope(text)).toBeNull()
  })

  it('refuses a record without a field that every one has', () => {
    expect(readUser({ Login: '1', Group: 'x', Rights: 'many', Balance: '1' })).toBeNull()
    expect(readPosition({ Login: '1', Position: '2' })).toBeNull()
  })
})

describe('units', () => {
  it('counts volume in 1/10,000 lot, and finer where that is given', () => {
    expect(lotsIn({ Volume: '10000' }, 'Volume')).toBe(1)
    expect(lotsIn({ Volume: '100' }, 'Volume')).toBe(0.01)
    expect(lotsIn({ Volume: '0', VolumeExt: '150000' }, 'Volume')).toBe(0.0015)
    expect(lotsIn({}, 'Volume')).toBeNull()
  })

  it('reads file times as in the published example', () => {
    expect(new Date(fromFileTime('132302519992466852') ?? 0).toISOString()).toBe(
      '2020-04-01T21:59:59.246Z',
    )
    expect(fromFileTime('1585699199')).toBeNull()
    expect(fromFileTime(fileTime(1_700_000_000_123))).toBe(1_700_000_000_123)
  })

  it('takes swap, commission and fee into the result of a deal', () => {
    const record = { Login: '1', Deal: '9', Action: '1', Entry: '1', Time: '1700000000' }
    const facts = readDeal({
      ...record,
      Profit: '10.005',
      Storage: '-1.2',
      Commission: '-0.7',
      Fee: '-1',
    })
    const deal = facts && dealOf(facts, { currency: 'USD', at: 1, comment: '' })
    expect(deal).toMatchObject({ kind: 'trade', entry: 'out', profit: 711 })
  })

  it.each([
    [3, 'credit'],
    [13, 'a cancelled buy'],
    [14, 'a cancelled sell'],
  ])('leaves out deals of action %d, %s, which do not move the balance', (action) => {
    const facts = readDeal({ Login: '1', Deal: '9', Action: action, Time: '1', Profit: '5' })
    expect(facts && dealOf(facts, { currency: 'USD', at: 1, comment: '' })).toBeNull()
  })

  it.each([
    [0x163, 'full'],
    [0x167, 'noTrading'],
    [0x162, 'noTrading'],
    [0x363, 'noTrading'],
  ] as const)('reads rights %d as %s', (rights, mode) => {
    expect(modeOf(rights)).toBe(mode)
  })
})

describe('groups', () => {
  it.each([
    ['*', 'demo\\forex', true],
    ['demo*', 'demo\\forex', true],
    ['demo\\*', 'demoforex', false],
    ['demo\\\\*', 'demo\\forex', true],
    ['demo*,!demo\\cent', 'demo\\cent', false],
    ['!demo\\cent', 'demo\\forex', true],
    ['demo\\forex,real', 'real', true],
    ['DEMO\\FOREX', 'demo\\forex', true],
    ['demo.forex', 'demo\\forex', false],
  ])('%s takes %s: %s', (mask, group, expected) => {
    expect(isInMask(mask, group)).toBe(expected)
  })
})

describe('comments and passwords', () => {
  it('puts the key before the words, in 31 characters', () => {
    const comment = taggedComment('some-key', 'a rather long reason for it')
    expect(comment.length).toBeLessThanOrEqual(31)
    expect(carriesTag(comment, 'some-key')).toBe(true)
    expect(carriesTag(comment, 'some-other-key')).toBe(false)
    expect(withoutTag(comment)).toBe('a rather long re'.slice(0, 15))
    expect(withoutTag('#1 pick of the trader')).toBe('#1 pick of the trader')
  })

  it('makes the same strong password for the same key, another for another', () => {
    const passwords = Array.from({ length: 200 }, (_, i) => passwordFor('secret', 'main', `k${i}`))
    expect(passwords.every(isStrong)).toBe(true)
    expect(new Set(passwords).size).toBe(200)
    expect(passwordFor('secret', 'main', 'k0')).toBe(passwords[0])
    expect(passwordFor('another', 'main', 'k0')).not.toBe(passwords[0])
  })
})
