import { describe, expect, it } from '@jest/globals'
import { minor } from '../../../src/domain/money/minor.js'
import { mayTake, type OfferFacts } from '../../../src/domain/programs/mayTake.js'
import { offerPrice, offersSchema, type OfferKind } from '../../../src/domain/programs/offers.js'
import { programTermsSchema } from '../../../src/domain/programs/terms.js'
import { checkTerms } from '../../../src/services/programs/checkTerms.js'
import { testSize, testTerms } from '../../fixtures/firmTerms.js'

const price = { ofFeeBps: 5_000 }
const offers = {
  reset: { price, times: 2, withinDays: 14 },
  retry: { times: 1, withinDays: 3 },
  extension: { price, days: 7, times: 2 },
  secondChance: { per: 'person', withinDays: 5 },
}
const plain = testTerms()
const [first, ...others] = plain.phases
const timeLimit = { key: 'time', rule: 'timeLimit', parameters: { days: 30, from: 'phaseStart' } }
const phases = [{ ...first, rules: [...(first?.rules ?? []), timeLimit] }, ...others]
const termsWith = (change: object, more: object = {}) =>
  programTermsSchema.parse({ ...plain, phases, offers: { ...offers, ...change }, ...more })
const terms = termsWith({})

const ended = Date.UTC(2026, 10, 1, 12)
const day = 24 * 3_600_000
const account = {
  status: 'breached',
  phase: 'evaluation-1',
  isHeld: false,
  expiry: null,
  inProfit: false,
  hasTraded: true,
}
const failed: OfferFacts = {
  challengeStatus: 'failed',
  stage: 'evaluation-1',
  endedAt: ended,
  traderStatus: 'active',
  orderStatus: 'paid',
  account,
  breaches: 1,
  taken: {},
  secondChancesOfPerson: 0,
  isWaiting: false,
}
const running: OfferFacts = {
  ...failed,
  challengeStatus: 'active',
  endedAt: null,
  account: { ...account, status: 'active' },
  breaches: 0,
}
const timedOut: OfferFacts = {
  ...failed,
  challengeStatus: 'expired',
  account: { ...account, status: 'expired', expiry: 'timeIsUp', inProfit: true },
  breaches: 0,
}

const ask = (
  kind: OfferKind,
  facts: OfferFacts,
  given: { at?: number; terms?: typeof terms } = {},
) => {
  const verdict = mayTake(kind, { terms: given.terms ?? terms, facts, at: given.at ?? ended + day })
  return verdict.ok ? 'yes' : verdict.code
}

describe('an offer', () => {
  it('is not there unless the program states it', () => {
    const none = programTermsSchema.parse(plain)
    expect(none.offers).toEqual({
      ...{ reset: null, retry: null, extension: null, secondChance: null, giveaway: null },
    })
    for (const kind of ['reset', 'retry', 'extension', 'secondChance'] as const) {
      expect(ask(kind, failed, { terms: none })).toBe('notOffered')
    }
  })

  const withAccount = (change: object): OfferFacts => ({
    ...running,
    account: { ...account, status: 'active', ...change },
  })
  const never: [string, OfferFacts, string][] = [
    ['a person who may not buy', { ...failed, traderStatus: 'restricted' }, 'personNotAllowed'],
    ['a disputed payment', { ...failed, orderStatus: 'disputed' }, 'orderTakenBack'],
    ['a refunded payment', { ...failed, orderStatus: 'refunded' }, 'orderTakenBack'],
    ['a closed challenge', { ...failed, challengeStatus: 'closed' }, 'challengeOver'],
    ['no account', { ...running, account: null }, 'notOpen'],
    ['an account that opens', withAccount({ status: 'provisioning' }), 'notOpen'],
    ['a passed account', withAccount({ status: 'passed' }), 'passed'],
    ['a challenge that waits for funding', { ...running, stage: 'awaitingFunding' }, 'passed'],
    ['a funded account', withAccount({ phase: 'funded' }), 'funded'],
    [
      'a funded account that failed',
      { ...failed, account: { ...account, phase: 'funded' } },
      'funded',
    ],
    ['a held account', withAccount({ isHeld: true }), 'underReview'],
    ['another order that waits', { ...failed, isWaiting: true }, 'orderWaiting'],
  ]
  it.each(never)('is never for %s', (_, facts, code) => {
    for (const kind of ['reset', 'retry', 'extension', 'secondChance'] as const) {
      expect(ask(kind, facts)).toBe(code)
    }
  })
})

describe('a reset', () => {
  it('is for a failed, an expired or a running account', () => {
    expect([failed, timedOut, running].map((facts) => ask('reset', facts))).toEqual([
      'yes',
      'yes',
      'yes',
    ])
    const ended = termsWith({ reset: { price, whileRunning: false } })
    expect(ask('reset', running, { terms: ended })).toBe('running')
    expect(ask('reset', failed, { terms: ended })).toBe('yes')
  })

  it('is there N times, and until the last of its days is over in the program’s zone', () => {
    expect(ask('reset', { ...failed, taken: { reset: 1 } })).toBe('yes')
    expect(ask('reset', { ...failed, taken: { reset: 2 } })).toBe('takenAlready')
    // Prague is an hour ahead of UTC in November.
    const over = Date.UTC(2026, 10, 15, 23)
    expect(ask('reset', failed, { at: over - 1 })).toBe('yes')
    expect(ask('reset', failed, { at: over })).toBe('tooLate')
    expect(ask('reset', running, { at: over + 90 * day })).toBe('yes')
  })
})

describe('a retry', () => {
  it('is for a phase whose time ran out in profit, once', () => {
    expect(ask('retry', timedOut)).toBe('yes')
    expect(ask('retry', failed)).toBe('notExpired')
    expect(ask('retry', running)).toBe('notExpired')
    const not = (change: object) =>
      ask('retry', { ...timedOut, account: { ...account, ...timedOut.account, ...change } })
    expect(not({ expiry: 'inactiveTooLong' })).toBe('notExpired')
    expect(not({ inProfit: false })).toBe('noProfit')
    expect(ask('retry', { ...timedOut, taken: { retry: 1 } })).toBe('takenAlready')
    expect(ask('retry', timedOut, { at: ended + 3 * day })).toBe('yes')
    expect(ask('retry', timedOut, { at: ended + 4 * day })).toBe('tooLate')
  })
})

describe('an extension', () => {
  it('is for a running phase with a clock that runs', () => {
    expect(ask('extension', running)).toBe('yes')
    expect(ask('extension', failed)).toBe('notOpen')
    expect(ask('extension', { ...running, taken: { extension: 1 } })).toBe('yes')
    expect(ask('extension', { ...running, taken: { extension: 2 } })).toBe('takenAlready')
    expect(ask('extension', running, { terms: termsWith({}, { phases: plain.phases }) })).toBe(
      'noDeadline',
    )
  })

  it('waits for the first trade where the days begin with it', () => {
    const parameters = { days: 30, from: 'firstTrade' }
    const rules = [...(first?.rules ?? []), { ...timeLimit, parameters }]
    const waiting = termsWith({}, { phases: [{ ...first, rules }, ...others] })
    expect(ask('extension', running, { terms: waiting })).toBe('yes')
    const untraded = { ...running, account: { ...account, status: 'active', hasTraded: false } }
    expect(ask('extension', untraded, { terms: waiting })).toBe('clockNotStarted')
  })
})

describe('a second chance', () => {
  it('is for the first failure alone', () => {
    expect(ask('secondChance', failed)).toBe('yes')
    expect(ask('secondChance', timedOut)).toBe('notFailed')
    expect(ask('secondChance', { ...failed, breaches: 2 })).toBe('notFirstFailure')
    expect(ask('secondChance', failed, { at: ended + 5 * day })).toBe('yes')
    expect(ask('secondChance', failed, { at: ended + 6 * day })).toBe('tooLate')
  })

  it('is there once per person, or once per challenge', () => {
    const elsewhere = { ...failed, secondChancesOfPerson: 1 }
    expect(ask('secondChance', elsewhere)).toBe('takenAlready')
    const perChallenge = termsWith({ secondChance: { per: 'challenge' } })
    expect(ask('secondChance', elsewhere, { terms: perChallenge })).toBe('yes')
    const here = { ...elsewhere, taken: { secondChance: 1 } }
    expect(ask('secondChance', here, { terms: perChallenge })).toBe('takenAlready')
  })
})

describe('the price of an offer', () => {
  const size = { size: minor(testSize), currency: 'USD' } as const

  it('is a share of the fee, half a cent rounded up, or the amount of the size', () => {
    const half = offersSchema.parse({ reset: { price: { ofFeeBps: 5_000 } } }).reset?.price
    expect(half && offerPrice(half, minor(29_901), size)).toBe(14_951)
    expect(half && offerPrice(half, minor(29_899), size)).toBe(14_950)
    const bySize = [{ size: testSize, currency: 'USD', amount: 9_900 }]
    const table = offersSchema.parse({ reset: { price: { bySize } } }).reset?.price
    expect(table && offerPrice(table, minor(29_900), size)).toBe(9_900)
  })

  it('is refused in a draft where it is zero, or has no row for a size that is sold', () => {
    const draft = (amount: number, rowSize = testSize) => ({
      ...plain,
      offers: { reset: { price: { bySize: [{ size: rowSize, currency: 'USD', amount }] } } },
    })
    expect(checkTerms(draft(1))).toMatchObject({ ok: true })
    expect(checkTerms(draft(0))).toMatchObject({ ok: false })
    expect(checkTerms(draft(1, testSize + 1))).toMatchObject({
      problems: [expect.stringContaining('offers.reset.price.bySize: expected an amount')],
    })
  })
})
