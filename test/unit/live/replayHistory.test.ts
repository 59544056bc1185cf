import { describe, expect, it } from '@jest/globals'
import { minor } from '../../../src/domain/money/minor.js'
import { compilePhase } from '../../../src/domain/rules/compilePhase.js'
import { core } from '../../../src/domain/rules/coreSlots.js'
import { ruleRegistry } from '../../../src/domain/rules/ruleRegistry.js'
import { replayHistory, type AccountHistory } from '../../../src/live/history/replayHistory.js'

const day = 86_400_000
const startedAt = Date.UTC(2026, 10, 2, 9)
const phase = compilePhase(
  {
    currency: 'USD',
    size: minor(100_000_00),
    startingBalance: minor(100_000_00),
    calendar: { zone: 'UTC', resetAt: '00:00' },
    rules: [
      {
        key: 'maximumLoss',
        rule: 'maximumLoss',
        revision: 1,
        parameters: { follows: 'endOfDayBalance', percent: 1000 },
      },
      { key: 'days', rule: 'minimumTradingDays', revision: 1, parameters: { days: 3 } },
      { key: 'target', rule: 'profitTarget', revision: 1, parameters: { percent: 800 } },
    ],
  },
  ruleRegistry(),
)
const noNews = () => ({ before: 0, after: 0 })

const deal = (id: string, at: number, profit: number | null) => ({
  ...{ id, at, lots: 100, value: minor(0), position: id.slice(0, 1) },
  entry: profit === null ? ('in' as const) : ('out' as const),
  profit: minor(profit ?? 0),
})

const history = (more: Partial<AccountHistory> = {}): AccountHistory => ({
  startedAt,
  deals: [
    deal('a1', startedAt + 3_600_000, null),
    deal('a2', startedAt + 7_200_000, 2_000_00),
    deal('b1', startedAt + day, null),
    deal('b2', startedAt + day + 60_000, 1_500_00),
  ],
  operations: [],
  closes: [],
  now: {
    ...{ at: startedAt + 3 * day, balance: minor(103_500_00), equity: minor(103_500_00) },
    ...{ openPositions: 0, pendingOrders: 0, lastOpenedAt: startedAt + day },
  },
  ...more,
})

describe('the memory that a history gives', () => {
  it('has the balance, the trading days and the floor that trailed at each reset', () => {
    const { state, verdicts, balance, days } = replayHistory(phase, history(), noNews)
    expect(verdicts).toEqual([])
    expect(balance).toBe(103_500_00)
    expect(state[core.balance]).toBe(103_500_00)
    expect(phase.limits(state).find(({ rule }) => rule === 'days')?.figure).toBe(2)
    expect(phase.floors(state)).toEqual([93_500_00])
    expect(days.map(({ date, startBalance }) => [date, startBalance])).toEqual([
      ['2026-11-02', 100_000_00],
      ['2026-11-03', 102_000_00],
      ['2026-11-05', 103_500_00],
    ])
  })

  it('takes day closes of the platform for what equity was', () => {
    const close = {
      at: startedAt + 10 * 3_600_000,
      balance: minor(102_000_00),
      equity: minor(99_000_00),
    }
    const { state } = replayHistory(phase, history({ closes: [close] }), noNews)
    expect(phase.floors(state)).toEqual([93_500_00])
  })

  it('never ends an account by the past: what the rules say is only told', () => {
    const deals = [
      deal('a1', startedAt + 60_000, null),
      deal('a2', startedAt + 120_000, -11_000_00),
      deal('b1', startedAt + 180_000, null),
      deal('b2', startedAt + 240_000, 6_000_00),
    ]
    const now = { ...history().now, balance: minor(95_000_00), equity: minor(95_000_00) }
    const { state, verdicts } = replayHistory(phase, history({ deals, now }), noNews)
    expect(verdicts).toMatchObject([{ kind: 'breach', rule: 'maximumLoss' }])
    expect(verdicts[0]?.doubts).toContain('gapWithoutCatchUp')
    expect(phase.against(state, now.at)).toEqual([])
    const next = phase.evaluate(state, {
      ...{
        kind: 'observation',
        at: now.at + 1,
        balance: minor(95_000_00),
        equity: minor(89_999_99),
      },
      ...{ openPositions: 1, pendingOrders: 0, lastOpenedAt: now.at },
    })
    expect(next.verdicts).toMatchObject([{ kind: 'breach', doubts: [] }])
  })

  it('says which rules would end it now', () => {
    const now = { ...history().now, balance: minor(89_000_00), equity: minor(89_000_00) }
    const { state } = replayHistory(phase, history({ deals: [], now }), noNews)
    expect(phase.against(state, now.at)).toEqual(['maximumLoss'])
  })

  it('leaves out what came before the phase', () => {
    const deals = [deal('a2', startedAt - 1, 5_000_00)]
    expect(replayHistory(phase, history({ deals }), noNews).balance).toBe(100_000_00)
  })
})
