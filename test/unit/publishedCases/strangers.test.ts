import { describe, expect, it } from '@jest/globals'
import { compare } from '../../publishedCases/compare.js'
import { runCase } from '../../publishedCases/run.js'

/** A case that each family can read. */
const readable: Readonly<Record<string, { params: object; event: object }>> = {
  static_max_loss: { params: { amount: 5 }, event: { balance: 50_000 } },
  trailing_eod_balance: {
    params: { amount: 5, peakSource: 'eod_balance' },
    event: { balance: 50_000 },
  },
  trailing_equity: { params: { amount: 5, peakSource: 'equity' }, event: { balance: 50_000 } },
  daily_loss: { params: { amount: 5, basis: 'balance' }, event: { balance: 50_000 } },
  profit_target: { params: { amount: 5 }, event: { balance: 50_000 } },
  consistency: { params: { maxPct: 5 }, event: { closedPnl: 5 } },
  min_trading_days: { params: { minDays: 1 }, event: { trade: 1 } },
  inactivity: { params: { days: 30 }, event: {} },
  time_limit: { params: { days: 30 }, event: {} },
}

const given = (type: string, params: object, event: object = {}) => {
  const known = readable[type] ?? { params: {}, event: {} }
  return {
    id: type,
    rule: { type, params: { ...known.params, ...params } },
    initialBalance: 50_000,
    timeline: [{ t: '2024-03-04T10:00:00Z', ...known.event, ...event }],
    expected: {},
  }
}

describe.each(Object.keys(readable))('a case of %s', (type) => {
  it('agrees where it expects nothing, with prose and with what it leaves out', () => {
    const prose = { breachNote: 'the page says both', note: '', currency: 'USD', luckPct: null }
    expect(runCase(given(type, prose))).toMatchObject({ result: 'agree' })
  })

  it.each([{ luckPct: 7 }, { moon: { phase: 'full' } }, { noteworthy: true }])(
    'is not supported with a parameter that no rule has: %j',
    (params) => {
      const { result, reason } = runCase(given(type, params))
      expect({ result, reason }).toEqual({
        result: 'unsupported',
        reason: `expected a known parameter, was ${Object.keys(params)[0] ?? ''}`,
      })
    },
  )

  it('is not supported with an event that no rule sees', () => {
    const { result, reason } = runCase(given(type, {}, { event: 'eclipse' }))
    expect({ result, reason }).toEqual({
      result: 'unsupported',
      reason: 'expected a known event, was eclipse',
    })
  })
})

describe('words without a counterpart', () => {
  it.each([
    ['static_max_loss', { breachWhen: '>' }, 'breachWhen'],
    ['static_max_loss', { checkOn: 'margin' }, 'checkOn'],
    ['static_max_loss', { action: 'warn' }, 'action'],
    ['static_max_loss', { onPayout: 'peak_minus_payout' }, 'peak'],
    ['static_max_loss', { amount: null, pct: null }, 'expected a number'],
    ['static_max_loss', { amount: null, pct: 0.125 }, 'at most two decimals'],
    ['trailing_eod_balance', { update: 'realtime' }, 'update'],
    ['trailing_eod_balance', { peakSource: 'equity' }, 'peakSource'],
    ['trailing_equity', { peakSource: 'eod_balance' }, 'peakSource'],
    ['trailing_equity', { lockPhase: 'challenge only' }, 'lockPhase'],
    ['trailing_equity', { lockTriggerProfitPct: 3 }, 'expected lockAt'],
    ['static_max_loss', { payoutFloor: 0 }, 'payoutFloor'],
    ['min_trading_days', { requireEodAbove: 'initial' }, 'above the start'],
    ['daily_loss', { basis: 'margin' }, 'basis'],
    ['daily_loss', { amount: null, pct: 5, pctOf: 'peak' }, 'pctOf'],
    ['daily_loss', { rounding: 'dollars' }, 'rounding'],
    ['profit_target', { measure: 'equity' }, 'measure'],
    ['profit_target', { comparator: '>' }, 'comparator'],
    ['profit_target', { formula: 'base + excess' }, 'formula'],
    ['consistency', { denominator: 'gross_profit' }, 'denominator'],
    ['consistency', { denominator: 'profit_target' }, 'targetAmount'],
    ['consistency', { effect: 'fail' }, 'effect'],
    ['min_trading_days', { dayCounts: 'lunar' }, 'dayCounts'],
    ['min_trading_days', { measure: 'mood' }, 'measure'],
    ['min_trading_days', { minDayProfitBySize: { '25000': 100 } }, 'row for 50000'],
    ['inactivity', { pendingOrdersCount: 'some' }, 'pendingOrdersCount'],
    ['inactivity', { dayType: 'business' }, 'dayType'],
    ['inactivity', { clockStarts: 'last_login' }, 'clockStarts'],
    ['time_limit', { dayType: 'trading' }, 'dayType'],
  ])('%s with %j names %s', (type, params, reason) => {
    const answer = runCase(given(type, params))
    expect(answer.result).toBe('unsupported')
    expect(answer.reason).toContain(reason)
  })

  it('resets at several times of day', () => {
    const timeline = ['T17:00:00Z', 'T18:00:00Z'].map((time, i) => ({
      t: `2024-03-0${i + 4}${time}`,
      event: 'eod',
      balance: 50_000,
    }))
    const answer = runCase({ ...given('trailing_eod_balance', {}), timeline })
    expect(answer.reason).toContain('expected resets at one time of day')
  })

  it('the most of a payout where nothing says it', () => {
    const asked = { ...given('min_trading_days', { minDays: 1 }), expected: { maxPayout: 1500 } }
    expect(runCase(asked)).toMatchObject({
      result: 'unsupported',
      reason: 'expected a parameter with the most of a payout',
    })
  })
})

describe('the comparison', () => {
  it.each([
    [12.34, 12.34, true],
    [12.34, 12.35, false],
    [12.3449, 12.34, true],
    [12.345, 12.35, true],
    [12.3451, 12.34, false],
    ['2024-03-04T10:00:00Z', '2024-03-04T11:00:00+01:00', true],
    ['2024-03-04T10:00Z', '2024-03-04T10:00:00Z', true],
    ['2024-03-04T10:00:00Z', '2024-03-04T10:00:01Z', false],
    ['2024-03-04', '2024-03-04T00:00:00Z', false],
    ['paused', 'paused', true],
    [null, undefined, false],
  ])('expected %j, given %j: equal %j', (expected, actual, isEqual) => {
    expect(compare(expected, actual).length === 0).toBe(isEqual)
  })
})
