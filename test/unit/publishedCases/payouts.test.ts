import { describe, expect, it } from '@jest/globals'
import { runCase } from '../../publishedCases/run.js'
import { ownCases } from './ownCases.js'

describe('published cases of payouts and growth', () => {
  it.each(ownCases)('$id', (given) => {
    expect(runCase(given)).toEqual({ id: given.id, result: 'agree', differences: [] })
  })

  it.each(ownCases)('$id: another figure is noticed', (given) => {
    for (const [name, value] of Object.entries(given.expected)) {
      const wrong = typeof value === 'number' ? value + 1 : null
      const { result } = runCase({ ...given, expected: { ...given.expected, [name]: wrong } })
      expect({ name, result }).toEqual({ name, result: 'differ' })
    }
  })

  it.each([
    ['payout_amount', { splitPct: 80, luckPct: 7 }, 'luckPct'],
    ['payout_amount', { safetyNet: 'twice the drawdown', drawdown: 5 }, 'safetyNet'],
    ['scaling', { incrementPct: 25, moonPhase: 'full' }, 'moonPhase'],
    ['other', { rule: 'daily_profit_cap', cap: 5, breach: true }, 'breach'],
    ['other', { rule: 'horoscope' }, 'horoscope'],
  ])('a %s case that asks for what no rule says is not supported: %j', (type, params, reason) => {
    const given = {
      id: 'strange',
      rule: { type, params },
      initialBalance: 100_000,
      timeline: [{ day: '2024-03-04', profit: 5 }],
      expected: {},
    }
    const answer = runCase(given)
    expect(answer.result).toBe('unsupported')
    expect(answer.reason).toContain(reason)
  })
})
