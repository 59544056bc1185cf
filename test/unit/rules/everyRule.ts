import type { RuleConfig } from '../../../src/domain/rules/types.js'
import { rule } from './support.js'

/**
 * Forms of rules that decide softly or that generated streams seldom break, so that an account
 * lives long enough to meet all of them; every built-in rule is among them.
 */
export const tradeRules: readonly RuleConfig[] = [
  rule('minimumTradingDays', { days: 9, counts: 'trades', unit: 'amount', amount: 20_000 }),
  rule(
    'minimumTradingDays',
    { days: 9, counts: 'trades', attribution: 'openDay', lossCounts: true },
    'openDays',
  ),
  rule('minimumTradingDays', { days: 9, counts: 'trades', attribution: 'finalCloseDay' }, 'final'),
  rule('minimumTradingDays', { days: 9, counts: 'largeTrade', tradeSizePercent: 500 }, 'large'),
  rule('tradeDuration', { seconds: 120, shortProfitPercent: 3_000, excludesProfit: true }),
  rule('newsWindow', { isViolation: true, restricts: 'openOrClose', exemptHours: 2 }),
  rule('maximumLots', { lots: 250 }),
  rule('lotConsistency', { groupMinutes: 5 }),
  rule('lotConsistency', { reference: 'previousTrade', bounds: 'distance' }, 'lotConsistency-2'),
]

export const everyRule: readonly RuleConfig[] = [
  ...tradeRules,
  rule('maximumLoss', { follows: 'equity', percent: 9_000, onPayout: 'peakMinusPayout' }),
  rule('dailyLoss', { percent: 100, consequence: 'pauseUntilReset' }),
  rule(
    'dailyLoss',
    { anchor: 'highestEquity', percent: 150, consequence: 'record' },
    'dailyLoss-2',
  ),
  rule('profitTarget', { percent: 300, raisedByBestDay: 4_000 }),
  rule('minimumTradingDays', { days: 2, counts: 'result', percent: 10 }, 'result'),
  rule('minimumTradingDays', { days: 2, counts: 'open' }, 'open'),
  rule('minimumTradingDays', { days: 2, counts: 'flat' }, 'flat'),
  rule('consistency', { percent: 6_000 }),
  rule(
    'consistency',
    { of: 'target', amount: 500_000, percent: 3_000, effect: 'excludesExcess' },
    'consistency-2',
  ),
  rule('consistency', { measure: 'averageOfOthers', dayValue: 'equity' }, 'consistency-3'),
  rule('timeLimit', { days: 60, from: 'firstTrade' }),
  rule('inactivity', { days: 60, pendingOrdersStopClock: true }),
  rule('floatingLoss', { percent: 100, consequence: 'record' }),
  rule(
    'floatingLoss',
    { scope: 'position', unit: 'amount', amount: 50_000, consequence: 'closePositions' },
    'floatingLoss-2',
  ),
  rule('dailyProfitCap', { unit: 'amount', amount: 90_000 }),
  rule('maximumPositions', { positions: 1 }),
  rule('stopLossRequired'),
  rule('hedging'),
  rule('flatBy', { on: 'everyDay' }),
]
