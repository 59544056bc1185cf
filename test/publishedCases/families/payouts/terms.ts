import { payoutTermsSchema, type PayoutTerms } from '../../../../src/domain/payouts/payoutTerms.js'
import { Unsupported, type PublishedCase } from '../../publishedCase.js'
import { money, percent } from '../../units.js'
import { bufferTerms } from './bufferTerms.js'
import {
  bySize,
  count,
  defined,
  has,
  list,
  named,
  ofSize,
  onlyKnown,
  stated,
  table,
  text,
} from './read.js'

type Params = PublishedCase['rule']['params']

/** Every parameter of payouts that a case may have; some are read by the families themselves. */
const known = [
  'splitPct splitPctByPayout splitPctByCycle cycle partialAllowed lastRepeats order excess',
  'capPctOfInitial capPctOfInitialFirstPayouts capCount maxPayout maxPctOfBalance',
  'capBySizeAndPayout capByCycle50k minPctOfInitial minPayout resetBalanceTo',
  'bufferBySize buffer safetyNet drawdown appliesToPayouts pctOfExcessByPayout minExcess',
  'oneTimeInsideBufferPct account inBufferMaxPct keepPctOfProfit',
  'minProfitPct firstPayoutMinProfitPct targetPctByCycle targetPctByPayout pctOf minBalance',
  'unlockProfitPct unlockIsHighWater challengeBonusPct ofChallengeTarget',
  'unlockWithdrawnPctOfSize minWinningDays winningDayMin winningDaysReset minTradingDays',
  'minDays minProfitableDays minDayProfit afterDailyLossBreach conditions claimWindowDays',
  'inactivityDays inactivityPayoutPct onRuleBreak firstCycleDays nextCycleDays inclusive',
  'firstPayoutDaysAfterFirstTrade nextDaysAfterFirstTradePostPayout',
].flatMap((line) => line.split(' '))

/**
 * The terms that a case describes. It says nothing of a split or of waiting where it gives none, so
 * all of the profit is the trader's and no time passes.
 */
export function termsOf(given: PublishedCase): PayoutTerms {
  onlyKnown(given, known)
  const { params } = given.rule
  const hasDays = given.timeline.some((event) => has(event, 'closedPnl'))
  return payoutTermsSchema.parse({
    firstWaitDays: 0,
    nextWaitDays: 0,
    ...splitTerms(params),
    ...capTerms(params),
    ...targetTerms(params),
    ...(hasDays ? dayTerms(params) : {}),
    ...defined({
      buffer: bufferTerms(params),
      afterPayout: stated(params, 'resetBalanceTo', named({ initial: 'resetsToStart' })),
      bonus: bonusTerms(params),
    }),
  })
}

const percents = (value: unknown) => list(value).map(percent)

const splitTerms = (params: Params) => ({
  splitBps:
    stated(params, 'splitPctByPayout', percents) ?? stated(params, 'splitPct', percent) ?? 10_000,
  ...defined({
    cycles: stated(params, 'splitPctByCycle', (value) =>
      table(value).map(([cycle, share]) => ({ cycle, bps: percent(share) })),
    ),
  }),
})

const capTerms = (params: Params) =>
  defined({
    cap:
      stated(params, 'capPctOfInitial', ofSize) ??
      stated(params, 'capPctOfInitialFirstPayouts', ofSize) ??
      stated(params, 'capBySizeAndPayout', capTable) ??
      stated(params, 'capByCycle50k', (value) => list(value).map(money)) ??
      stated(params, 'maxPayout', money),
    capPayouts: stated(params, 'capCount', count),
    capOfBalanceBps: stated(params, 'maxPctOfBalance', percent),
    capOrder: stated(
      params,
      'order',
      named({ split_then_cap: 'splitThenCap', cap_then_split: 'capThenSplit' }),
    ),
    overCap: stated(
      params,
      'excess',
      named({ cancelled: 'cancelled', stays: 'stays', deducted: 'deducted' }),
    ),
    minimum: stated(params, 'minPctOfInitial', ofSize) ?? stated(params, 'minPayout', money),
    // Firms that state a least payout mean what is asked for, with their own share in it.
    minimumOf: 'profit',
  })

/** `{ "50000": [1250, …] }` → for each payout a table by size; the last entry of a size repeats. */
function capTable(value: unknown) {
  const rows = table(value).map(([size, caps]) => [size, list(caps)] as const)
  const [first] = rows
  if (!first) throw new Unsupported('capBySizeAndPayout: expected a size')
  const longest = rows.reduce((most, row) => (row[1].length > most[1].length ? row : most), first)
  return longest[1].map((_, place) =>
    bySize(Object.fromEntries(rows.map(([size, caps]) => [size, caps[place] ?? caps.at(-1)]))),
  )
}

const targetTerms = (params: Params) =>
  defined({
    minimumProfit:
      stated(params, 'targetPctByCycle', targets(params)) ??
      stated(params, 'targetPctByPayout', targets(params)) ??
      stated(params, 'firstPayoutMinProfitPct', (value) => [ofSize(value), 0]) ??
      stated(params, 'minProfitPct', ofSize) ??
      (isHighWater(params) ? undefined : stated(params, 'unlockProfitPct', ofSize)),
    minimumBalance: stated(params, 'minBalance', money),
    unlockProfit: isHighWater(params) ? stated(params, 'unlockProfitPct', ofSize) : undefined,
  })

const isHighWater = (params: Params): boolean => params['unlockIsHighWater'] !== false

/** Of the start, or of what the payout before left. */
const targets = (params: Params) => (value: unknown) =>
  list(value).map((share, place) =>
    isOfBalance(params['pctOf'], place) ? { ofLastBalanceBps: percent(share) } : ofSize(share),
  )

function isOfBalance(pctOf: unknown, place: number): boolean {
  if (pctOf === undefined || pctOf === null || pctOf === 'initial') return false
  if (typeof pctOf === 'string') return true
  const named = Array.isArray(pctOf) ? pctOf : Object.values(pctOf)
  const own: unknown = named[place] ?? named.at(-1)
  return own !== 'initial'
}

const dayTerms = (params: Params) => {
  const counted =
    stated(params, 'minWinningDays', count) ?? stated(params, 'minProfitableDays', count)
  const minimum =
    stated(params, 'winningDayMin', money) ?? stated(params, 'minDayProfit', money) ?? 0
  return defined({
    tradingDays: stated(params, 'minTradingDays', count) ?? stated(params, 'minDays', count),
    profitableDays: counted
      ? {
          count: counted,
          minimum,
          ...defined({
            since: stated(params, 'winningDaysReset', named({ per_payout: 'lastPayout' })),
          }),
        }
      : undefined,
  })
}

const bonusTerms = (params: Params) =>
  has(params, 'challengeBonusPct')
    ? {
        bps: percent(params['challengeBonusPct']),
        target: money(params['ofChallengeTarget']),
        afterWithdrawn: stated(params, 'unlockWithdrawnPctOfSize', ofSize) ?? 0,
      }
    : undefined

/** What is paid after the end of an account; null where a case speaks of none. */
export function endedTerms(params: Params): Record<string, unknown> | null {
  const bps =
    stated(params, 'inactivityPayoutPct', percent) ??
    (params['afterDailyLossBreach'] === true || has(params, 'onRuleBreak')
      ? (stated(params, 'splitPct', percent) ?? 10_000)
      : undefined)
  if (bps === undefined) return null
  return defined({
    bps,
    conditions: stated(params, 'conditions', (value) => list(value).map(text)),
    claimDays: stated(params, 'claimWindowDays', count),
    profitableDays: dayTerms(params)['profitableDays'],
  })
}
