import { describe, expect, it } from '@jest/globals'
import { readFileSync } from 'node:fs'
import type { PublishedCase } from '../../publishedCases/publishedCase.js'
import { runCase } from '../../publishedCases/run.js'
import { changesOf, withChange } from './changes.js'

/** What firms publish of payouts, growth, sizes, news and trades, written as cases. */
const cases = JSON.parse(
  readFileSync('test/fixtures/publishedFirmCases.json', 'utf8'),
) as PublishedCase[]

describe('what firms publish', () => {
  it.each(cases)('$id agrees', (given) => {
    expect(runCase(given)).toEqual({ id: given.id, result: 'agree', differences: [] })
  })

  it.each(cases)('$id: every other figure is noticed', (given) => {
    const unnoticed = changesOf(given.expected).filter((leaf) => {
      const expected = withChange(given.expected, leaf)
      return runCase({ ...given, expected }).result !== 'differ'
    })
    expect(unnoticed).toEqual([])
  })
})

const base = { initialBalance: 100_000, expected: {} }
const opening = [{ t: '2024-03-04T15:00:00Z', event: 'open', trade: 1 }]
const window = { beforeMin: 2, afterMin: 2, effect: 'soft_violation' }
const short = [{ trade: 1, seconds: 5, pnl: 1 }]
const fridays = { weekday: 'Fri', time: '22:00', timezone: 'UTC' }

describe('a parameter that no rule has', () => {
  it.each([
    ['payout_amount', { splitPct: 80, perSymbol: true }, [{ profit: 1 }], 'perSymbol'],
    ['profit_split', { splitPctByPayout: [80], roundTo: 10 }, [{ profit: 1 }], 'roundTo'],
    ['payout_eligibility', { minBalance: 5, minTrades: 3 }, [{ balance: 6 }], 'minTrades'],
    ['lots', { maxContracts: 5, perSymbol: true }, [{ profit: 1 }], 'perSymbol'],
    ['lots', { rule: 'avg_range', lowFactor: 1, highFactor: 2, last: 9 }, [{ lots: 1 }], 'last'],
    ['lots', { rule: 'max_open_lots', maxLotsBySize: { 5: 1 } }, [{ lots: 1 }], 'maxLotsBySize'],
    ['lots', { rule: 'moon_phase' }, [{ lots: 1 }], 'moon_phase'],
    ['lots', { maxContracts: 5, unit: 'barrels' }, [{ profit: 1 }], 'barrels'],
    ['news', { ...window, effect: 'close_all' }, opening, 'close_all'],
    ['news', { ...window, restricted: ['hedge'] }, opening, 'restricted'],
    ['news', { ...window, currencies: ['USD'] }, opening, 'currencies'],
    ['news', { ...window, breachOn: 3 }, opening, 'warnings'],
    ['other', { rule: 'no_weekend_hold', cutoff: fridays, grace: 5 }, opening, 'grace'],
    ['other', { rule: 'no_weekend_hold', cutoff: fridays, effect: 'fine' }, opening, 'fine'],
    ['other', { rule: 'max_floating_loss', pctOfBalance: 2, per: 'day' }, opening, 'per'],
    ['other', { rule: 'min_trade_duration', minSeconds: 60, of: 'wins' }, short, 'of'],
    ['other', { rule: 'fee_refund', refundPct: 100, days: 5 }, [{ fee: 5 }], 'days'],
  ])('of %s makes a case unsupported: %j', (type, params, timeline, reason) => {
    const answer = runCase({ ...base, id: 'strange', rule: { type, params }, timeline })
    expect(answer.result).toBe('unsupported')
    expect(answer.reason).toContain(reason)
  })

  it('may be left out by null', () => {
    const params = { maxContracts: 5, perSymbol: null }
    const given = { ...base, id: 'null', rule: { type: 'lots', params }, timeline: [{ profit: 1 }] }
    expect(runCase({ ...given, expected: { maxContracts: [5] } }).result).toBe('agree')
  })
})

describe('lists by event', () => {
  const rule = { type: 'payout_amount', params: { firstPayoutMinProfitPct: 3, splitPct: 80 } }
  const timeline = [
    { day: '2024-03-04', profit: 2999, payoutNumber: 1 },
    { day: '2024-03-05', profit: 3000, payoutNumber: 1 },
    { day: '2024-03-06', profit: 500, payoutNumber: 2 },
  ]
  const answer = (expected: Record<string, unknown>) =>
    runCase({ ...base, id: 'lists', rule, timeline, expected }).result

  it.each([
    { eligibleAt: [{ i: 1, eligible: true }] },
    { eligibleAt: [{ day: '2024-03-04', eligible: false }] },
    { eligibleAt: [{ payoutNumber: 2, eligible: true }] },
    { eligibleAt: [false, true, true] },
    { eligibleAt: [1, 2] },
    { eligibleAt: ['2024-03-05', '2024-03-06'] },
    { payoutAt: [{ i: 1, amount: 2400 }] },
    { payoutAt: [{ i: 2, payout: 400, eligible: true, profit: 500 }] },
    { payoutAt: [0, 2400, 400] },
  ])('are asked for in any form: %j', (expected) => {
    expect(answer(expected)).toBe('agree')
  })

  it.each([
    { eligibleAt: [{ i: 1, eligible: false }] },
    { eligibleAt: [{ i: 7, eligible: true }] },
    { eligibleAt: [{ eligible: true }] },
    { eligibleAt: [{ i: 1, colour: 'red' }] },
    { eligibleAt: [true, true] },
    { eligibleAt: [1] },
    { payoutAt: [{ i: 1, amount: 2401 }] },
    { payoutAt: [0, 2400] },
  ])('differ where a figure does: %j', (expected) => {
    expect(answer(expected)).toBe('differ')
  })
})
