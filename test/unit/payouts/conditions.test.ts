import { describe, expect, it } from '@jest/globals'
import { minor } from '../../../src/domain/money/minor.js'
import { blocking, rejudged, type ConditionCode } from '../../../src/domain/payouts/condition.js'
import { conditionsHash } from '../../../src/domain/payouts/conditionsHash.js'
import { conditionsSchema } from '../../../src/domain/payouts/conditionsSchema.js'
import { conditionText } from '../../../src/domain/payouts/conditionText.js'
import { evaluateConditions } from '../../../src/domain/payouts/evaluateConditions.js'
import type { PayoutFacts } from '../../../src/domain/payouts/payoutFacts.js'
import { facts, hours } from './samples.js'

const base = facts()
const inPrague = (at: number) =>
  new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Prague', dateStyle: 'medium', timeStyle: 'short' }).format(at) // prettier-ignore

const unmet = (given: PayoutFacts) =>
  evaluateConditions(given)
    .filter(({ met }) => !met)
    .map(({ code }) => code)

const account = (change: Partial<PayoutFacts['account']>): PayoutFacts => ({
  ...base,
  account: { ...base.account, ...change },
})
const method = (change: Partial<NonNullable<PayoutFacts['method']>>): PayoutFacts => ({
  ...base,
  method: { id: 'm1', changedAt: 0, nameMatches: true, ...change },
})

describe('evaluateConditions', () => {
  it('lists every condition with its figure and what is asked, as the payout review shows them', () => {
    const shown = evaluateConditions(base).map((condition) => {
      const { value, required } = conditionText(condition, inPrague)
      return `${condition.met ? 'yes' : 'NO'} | ${condition.label} | ${value} | ${required}`
    })
    expect(shown).toEqual([
      'yes | Funded, account active | funded, active | funded, active',
      'yes | Trader active | active | active',
      'yes | No other open payout | 0 | 0',
      'yes | Identity | approved, until 4 May 2031, 02:00 | approved',
      'yes | Agreement | 3 | 3',
      'yes | No hold on account, trader or payouts | none | none',
      'yes | Suspicions and disputes | 0 | 0',
      'yes | Our figures agree with the platform | 0 | 0',
      'yes | No open positions at request | 0 | 0',
      'yes | Profit since last payout | 6,432.50 | over 0.00',
      'yes | Days since last payout | 29 | at least 14',
      'yes | Days with 500.00 profit or more | 7 | at least 5',
      'yes | Best day, share of profit | 1,848.20, 28.7 % | at most 30 %',
      'yes | Amount to the trader | 5,146.00 | at least 100.00',
      'yes | Payout method | present | present',
      'yes | Name on the payout method | match | match',
      'NO | Payout method unchanged for 72 h | 11 Nov 2026, 09:02 | from 14 Nov 2026, 09:02',
    ])
  })

  it.each<[string, PayoutFacts, ConditionCode[]]>([
    ['nothing but the cool-down', base, ['methodCoolDown']],
    ['nothing at all', method({}), []],
    [
      'an evaluation account',
      { ...method({}), account: { ...base.account, stage: 'evaluation-1' } },
      ['accountFunded'],
    ],
    [
      'an account that ended',
      { ...method({}), account: { ...base.account, status: 'breached' } },
      ['accountFunded'],
    ],
    ['a banned trader', { ...method({}), trader: { status: 'banned' } }, ['traderActive']],
    ['another open payout', { ...method({}), openPayouts: 1 }, ['noOpenPayout']],
    [
      'no identity',
      { ...method({}), identity: { caseId: null, status: null, expiresAt: null } },
      ['identity'],
    ],
    [
      'a rejected identity',
      { ...method({}), identity: { caseId: 'k1', status: 'rejected', expiresAt: null } },
      ['identity'],
    ],
    [
      'a document that expires now',
      { ...method({}), identity: { caseId: 'k1', status: 'approved', expiresAt: base.at } },
      ['identity'],
    ],
    [
      'a document that expires next',
      { ...method({}), identity: { caseId: 'k1', status: 'approved', expiresAt: base.at + 1 } },
      [],
    ],
    ['a program without identity check', { ...method({}), identity: null, agreement: null }, []],
    [
      'no agreement',
      { ...method({}), agreement: { required: '3', accepted: null } },
      ['agreement'],
    ],
    [
      'an older agreement',
      { ...method({}), agreement: { required: '3', accepted: '2' } },
      ['agreement'],
    ],
    ['a hold', { ...method({}), holds: ['frozen'] }, ['noHolds']],
    ['a suspicion', { ...method({}), suspectedViolations: 1 }, ['noSuspicions']],
    ['a difference with the platform', { ...method({}), openDifferences: 1 }, ['noDifferences']],
    ['a dispute', { ...method({}), openDisputes: 1 }, ['noSuspicions']],
    ['no payout method', { ...base, method: null }, ['method']],
    ['another name', method({ nameMatches: false }), ['methodName']],
    ['a name that nobody compared', method({ nameMatches: null }), []],
    [
      'an open position',
      { ...account({ openPositions: 1 }), method: method({}).method },
      ['noOpenPositions'],
    ],
    [
      'no profit',
      { ...account({ balance: minor(10_000_000) }), method: method({}).method },
      ['profit', 'amount'],
    ],
    [
      'too little',
      { ...account({ balance: minor(10_012_499) }), method: method({}).method },
      ['amount'],
    ],
    ['just enough', { ...account({ balance: minor(10_012_500) }), method: method({}).method }, []],
    [
      'too few profitable days',
      { ...account({ days: base.account.days.slice(0, 8) }), method: method({}).method },
      ['profitableDays', 'bestDay'],
    ],
    ['too early', { ...method({}), at: base.at - 15.5 * 24 * hours }, ['waitingTime']],
  ])('finds what is missing with %s', (_, given, codes) => {
    expect(unmet(given)).toEqual(codes)
  })

  it.each([
    [-1, false],
    [0, true],
  ])('ends the cool-down of a method to the millisecond (%d)', (offset, met) => {
    const changedAt = base.at - 72 * hours - offset
    expect(unmet(method({ changedAt })).includes('methodCoolDown')).toBe(!met)
  })

  it.each([
    [3_000, [30, 30, 30, 10], true],
    [3_000, [31, 30, 29, 10], false],
    [5_000, [1, 1], true],
    [5_000, [2, 1], false],
    [10_000, [5], true],
    [3_000, [], false],
    [3_000, [-5, 3], false],
  ])('judges a best day of at most %d basis points over %j: %s', (bestDayBps, profits, met) => {
    const days = profits.map((profit) => ({
      date: 'd',
      profit: minor(profit * 1_000),
      traded: true,
    }))
    const given = { ...facts({ bestDayBps, profitableDays: null }), method: method({}).method }
    const judged = unmet({ ...given, account: { ...given.account, days } })
    expect(judged).toEqual(met ? [] : ['bestDay'])
  })

  it('asks for trading days and a buffer where the terms do', () => {
    const terms = {
      tradingDays: 12,
      profitableDays: null,
      buffer: { kind: 'reached', amount: 700_000 },
    }
    const given = { ...facts(terms), method: method({}).method }
    expect(unmet(given)).toEqual(['profit', 'tradingDays'])
    const idle = given.account.days.map((day) => ({ ...day, traded: false }))
    const twelve = [...given.account.days, ...given.account.days.slice(0, 1), ...idle]
    const balance = minor(10_700_000)
    expect(unmet({ ...given, account: { ...given.account, days: twelve, balance } })).toEqual([])
  })

  it('shows the range that a cap on the share allows', () => {
    const given = facts({ cap: 5_000_000, capOrder: 'splitThenCap' })
    const amount = evaluateConditions(given).find(({ code }) => code === 'amount')
    expect(amount && conditionText(amount, inPrague).required).toBe('100.00 to 50,000.00')
  })
})

describe('blocking', () => {
  const codes = (given: PayoutFacts, step: 'request' | 'approval' | 'sending') =>
    blocking(evaluateConditions(given), step).map(({ code }) => code)

  it('lets a changed method delay the money, not the approval', () => {
    expect(codes(base, 'request')).toEqual([])
    expect(codes(base, 'approval')).toEqual([])
    expect(codes(base, 'sending')).toEqual(['methodCoolDown'])
  })

  it('lets a suspicion prevent approval and sending, not the request', () => {
    const given = { ...method({}), suspectedViolations: 1 }
    expect([codes(given, 'request'), codes(given, 'approval'), codes(given, 'sending')]).toEqual([
      [],
      ['noSuspicions'],
      ['noSuspicions'],
    ])
  })

  it('lets an identity that is revoked later prevent every step', () => {
    const given = { ...method({}), identity: { caseId: 'k1', status: 'revoked', expiresAt: null } }
    for (const step of ['request', 'approval', 'sending'] as const) {
      expect(codes(given, step)).toEqual(['identity'])
    }
  })

  it('judges what was earned at the request alone: the trader goes on trading', () => {
    const later = {
      ...account({ balance: minor(9_900_000), openPositions: 3, days: [] }),
      method: method({}).method,
    }
    expect(codes(later, 'request')).toHaveLength(5)
    expect(codes(later, 'approval')).toEqual([])
    expect(codes(later, 'sending')).toEqual([])
  })
})

describe('rejudged', () => {
  const atRequest = evaluateConditions(base)

  it('keeps what was judged at the request and takes the rest anew', () => {
    const now = evaluateConditions({
      ...account({ balance: minor(9_900_000), openPositions: 3, days: [] }),
      holds: ['frozen'],
      at: base.at + 40 * hours,
    })
    const list = rejudged(atRequest, now)
    expect(list.map(({ code }) => code)).toEqual(atRequest.map(({ code }) => code))
    expect(list.filter(({ met }) => !met).map(({ code }) => code)).toEqual([
      'noHolds',
      'methodCoolDown',
    ])
    expect(list.find(({ code }) => code === 'amount')).toEqual(
      atRequest.find(({ code }) => code === 'amount'),
    )
  })

  it('loses no condition that only one of the lists has', () => {
    const [first, ...others] = atRequest.filter(({ judgedOnce }) => judgedOnce)
    if (!first) throw new Error('expected a condition')
    expect(rejudged([first], others).map(({ code }) => code)).toEqual([...others, first].map(({ code }) => code)) // prettier-ignore
  })

  it('survives being stored as JSON', () => {
    const stored: unknown = JSON.parse(JSON.stringify(atRequest))
    expect(conditionsSchema.parse(stored)).toEqual(atRequest)
    expect(conditionsSchema.safeParse([{ code: 'paid' }]).success).toBe(false)
  })
})

describe('conditionsHash', () => {
  const decided = (given: PayoutFacts, change: object = {}) =>
    conditionsHash({
      amount: minor(514_600),
      currency: 'USD',
      methodId: 'm1',
      conditions: rejudged(evaluateConditions(base), evaluateConditions(given)),
      ...change,
    })
  const hash = decided(base)

  it('stays the same while only time passes and while the trader goes on trading', () => {
    expect(hash).toMatch(/^[0-9a-f]{64}$/)
    expect(decided({ ...base, at: base.at + 80 * hours })).toBe(hash)
    expect(decided(account({ balance: minor(9_000_000), openPositions: 1 }))).toBe(hash)
    const reversed = [...evaluateConditions(base)].reverse()
    expect(decided(base, { conditions: reversed })).toBe(hash)
  })

  it.each<[string, PayoutFacts]>([
    [
      'the method changes',
      { ...base, method: { id: 'm1', changedAt: base.at, nameMatches: true } },
    ],
    [
      'another method is chosen',
      { ...base, method: { id: 'm2', changedAt: 0, nameMatches: true } },
    ],
    [
      'the name no longer matches',
      {
        ...base,
        method: { id: 'm1', changedAt: Date.parse('2026-11-11T08:02:00Z'), nameMatches: false },
      },
    ],
    [
      'the identity is revoked',
      { ...base, identity: { caseId: 'k1', status: 'revoked', expiresAt: null } },
    ],
    [
      'another case decides the identity',
      { ...base, identity: { caseId: 'k2', status: 'approved', expiresAt: null } },
    ],
    ['a violation is suspected', { ...base, suspectedViolations: 1 }],
    ['a hold is set', { ...base, holds: ['frozen'] }],
    ['the trader is banned', { ...base, trader: { status: 'banned' } }],
    ['the cool-down becomes longer', { ...base, coolDownHours: 96 }],
  ])('changes when %s', (_, given) => {
    expect(decided(given)).not.toBe(hash)
  })

  it.each([
    { amount: minor(514_601) },
    { currency: 'EUR' },
    { methodId: 'm2' },
    { conditions: [] },
  ])('changes with %j', (change) => {
    expect(decided(base, change)).not.toBe(hash)
  })
})
