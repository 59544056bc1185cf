import { describe, expect, it } from '@jest/globals'
import { minor } from '../../../src/domain/money/minor.js'
import { afterEnd, type Ending } from '../../../src/domain/payouts/afterEnd.js'
import { blocking, conditionCodes } from '../../../src/domain/payouts/condition.js'
import { conditionsHash } from '../../../src/domain/payouts/conditionsHash.js'
import { conditionsSchema } from '../../../src/domain/payouts/conditionsSchema.js'
import { endedConditions } from '../../../src/domain/payouts/endedConditions.js'
import type { EndedFacts } from '../../../src/domain/payouts/endedFacts.js'
import type { PayoutFacts } from '../../../src/domain/payouts/payoutFacts.js'
import { payoutTermsSchema } from '../../../src/domain/payouts/payoutTerms.js'
import { quoteEnded } from '../../../src/domain/payouts/quoteEnded.js'
import { payoutWords } from '../../../src/domain/payouts/words.js'
import { facts } from './samples.js'

const breach = (rule: string): Ending => ({ kind: 'breach', rule })
const dailyLoss = breach('dailyLoss')
const inactive: Ending = { kind: 'expiry', rule: 'inactivity' }

const fieldOf = (terms: object, ...endings: Ending[]) =>
  afterEnd(payoutTermsSchema.parse(terms), endings)?.after ?? null

describe('what a program pays after an end', () => {
  const any = { afterBreach: { bps: 1_000 } }

  it.each([
    ['nothing unless terms say so', {}, [dailyLoss], null],
    ['after a daily loss', { afterDailyLoss: { bps: 5_000 } }, [dailyLoss], 'afterDailyLoss'],
    ['its own terms rather than those of any breach', { afterDailyLoss: { bps: 5_000 }, ...any }, [dailyLoss], 'afterDailyLoss'], // prettier-ignore
    ['those of any breach', any, [dailyLoss], 'afterBreach'],
    ['not after another loss', { afterDailyLoss: { bps: 5_000 } }, [breach('maximumLoss')], null],
    ['not a loss as a rule break', { afterRuleBreak: { bps: 1 } }, [breach('maximumLoss')], null],
    ['after a rule break', { afterRuleBreak: { bps: 1 } }, [breach('hedging')], 'afterRuleBreak'],
    ['any breach of a rule', any, [breach('hedging')], 'afterBreach'],
    ['after inactivity', { afterInactivity: { bps: 1 } }, [inactive], 'afterInactivity'],
    ['nothing of a breach after inactivity', any, [inactive], null],
    ['nothing after a time limit', { afterInactivity: { bps: 1 }, ...any }, [{ kind: 'expiry', rule: 'timeLimit' }], null], // prettier-ignore
    ['nothing where nothing ends it', any, [], null],
    ['nothing where one of two ends pays nothing', { afterDailyLoss: { bps: 5_000 } }, [dailyLoss, breach('maximumLoss')], null], // prettier-ignore
    ['the least of two', { afterDailyLoss: { bps: 5_000 }, ...any }, [dailyLoss, breach('maximumLoss')], 'afterBreach'], // prettier-ignore
  ] as const)('%s', (_name, terms, endings, expected) => {
    expect(fieldOf(terms, ...endings)).toBe(expected)
  })
})

const terms = {
  transferFee: { amount: 2_500, paidBy: 'trader' },
  afterBreach: {
    bps: 5_000,
    claimDays: 7,
    profitableDays: { count: 2, minimum: 50_000 },
    conditions: ['every trade had a stop loss'],
  },
}

/** Ended on 10 November with 6,432.50 above its start. */
function claim(change: Partial<EndedFacts> = {}, more: Partial<PayoutFacts> = {}): PayoutFacts {
  const given = facts(terms)
  return {
    ...given,
    account: { ...given.account, status: 'breached' },
    ended: {
      at: Date.parse('2026-11-10T09:00:00Z'),
      isEnded: true,
      after: afterEnd(given.terms, [dailyLoss]),
      isSettled: true,
      claims: 0,
      ...change,
    },
    ...more,
  }
}

const unmet = (given: PayoutFacts) =>
  blocking(endedConditions(given), 'request').map(({ code }) => code)

describe('the claim of an ended account', () => {
  it('is a share of what was left, with the cost of the transfer, and adds up', () => {
    const quote = quoteEnded(claim())
    expect(quote).toMatchObject({ ok: true, profit: 643_250, gross: 643_250, traderShare: 321_625, firmShare: 321_625, fee: 2_500, arrives: 319_125 }) // prettier-ignore
    expect(unmet(claim())).toEqual([])
  })

  it('leaves out profit that a rule does not count, which the firm keeps', () => {
    const given = claim()
    const account = { ...given.account, excluded: minor(43_250) }
    const quote = quoteEnded({ ...given, account })
    expect(quote).toMatchObject({ ok: true, shared: 600_000, traderShare: 300_000, firmShare: 343_250 }) // prettier-ignore
  })

  it.each([
    ['after its window', claim({}, { at: Date.parse('2026-11-17T23:00:00Z') }), ['claimWindow']],
    ['on its last moment', claim({}, { at: Date.parse('2026-11-17T22:59:59Z') }), []],
    ['of a ruling that was overturned', claim({ isEnded: false }), ['accountEnded']],
    ['of an end that is not paid', claim({ after: null }), ['accountEnded', 'amount']],
    ['a second time', claim({ claims: 1 }), ['notClaimed']],
    ['before the platform showed the end', claim({ isSettled: false }), ['noOpenPositions']],
    ['of a trader who is restricted', claim({}, { trader: { status: 'restricted' } }), ['traderActive']], // prettier-ignore
    ['without identity', claim({}, { identity: { caseId: null, status: null, expiresAt: null } }), ['identity']], // prettier-ignore
    ['without a method', claim({}, { method: null }), ['method']],
    ['on hold', claim({}, { holds: ['payouts'] }), ['noHolds']],
    ['beside another payout', claim({}, { openPayouts: 1 }), ['noOpenPayout']],
  ])('is refused %s by that alone', (_name, given, expected) => {
    expect(unmet(given)).toEqual(expected)
  })

  it('needs its profitable days and a profit', () => {
    const given = claim()
    const days = given.account.days.slice(0, 3)
    const few = { ...given, account: { ...given.account, days } }
    expect(unmet(few)).toEqual(['profitableDays', 'amount'])
    const loss = { ...given, account: { ...given.account, balance: minor(9_999_999) } }
    expect(unmet(loss)).toEqual(['amount'])
    expect(quoteEnded(loss)).toMatchObject({ ok: false, figures: { traderShare: 0, gross: 0 } })
  })

  it('names what a person judges, which an approval is bound to, and can be stored', () => {
    const conditions = endedConditions(claim())
    const judged = conditions.find(({ code }) => code === 'judged')
    expect(judged?.value).toEqual({ kind: 'words', words: ['every trade had a stop loss'] })
    expect(conditionsSchema.parse(JSON.parse(JSON.stringify(conditions)))).toHaveLength(
      conditions.length,
    )
    const hash = (list: typeof conditions) =>
      conditionsHash({ amount: minor(1), currency: 'USD', methodId: 'm', conditions: list })
    const changed = conditions.map((each) =>
      each.code === 'judged' ? { ...each, bind: ['no trade had a stop loss'] } : each,
    )
    expect(hash(changed)).not.toBe(hash(conditions))
    expect(conditions.every(({ code }) => conditionCodes.includes(code))).toBe(true)
  })
})

describe('the terms of an end in words', () => {
  it('say share, days, time and what is judged', () => {
    const words = payoutWords(
      payoutTermsSchema.parse({ ...terms, afterInactivity: { bps: 2_500 } }),
      {
        ...{ size: minor(10_000_000), currency: 'USD' },
      },
    )
    expect(words.slice(-2)).toEqual([
      'When your account breaks a rule, 50 % of the profit left on it are paid if it had 2 days with a profit of 500.00 USD or more since the last payout. You ask for it within 7 days of that day. A person also judges: every trade had a stop loss.',
      'When your account is closed because nobody traded, 25 % of the profit left on it are paid.',
    ])
  })
})
