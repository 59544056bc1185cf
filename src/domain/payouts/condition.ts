import type { BasisPoints } from '../money/basisPoints.js'
import type { Currency } from '../money/currency.js'
import type { Minor } from '../money/minor.js'

/** The steps of a payout that an unmet condition can prevent, together with every later one. */
export const payoutSteps = ['request', 'approval', 'sending'] as const

export type PayoutStep = (typeof payoutSteps)[number]

export const conditionCodes = [
  'accountFunded',
  'accountEnded',
  'notClaimed',
  'claimWindow',
  'judged',
  'traderActive',
  'noOpenPositions',
  'profit',
  'cycle',
  'target',
  'unlocked',
  'waitingTime',
  'tradingDays',
  'profitableDays',
  'winningDays',
  'bestDay',
  'amount',
  'noOpenPayout',
  'identity',
  'agreement',
  'method',
  'methodName',
  'methodCoolDown',
  'noHolds',
  'noSuspicions',
  'noDifferences',
] as const

export type ConditionCode = (typeof conditionCodes)[number]

/** A figure with its unit; text is made from it last (`conditionText`). */
export type ConditionValue =
  | { readonly kind: 'money'; readonly amount: Minor; readonly currency: Currency }
  | { readonly kind: 'count'; readonly count: number }
  | { readonly kind: 'days'; readonly days: number }
  | {
      readonly kind: 'share'
      readonly bps: BasisPoints
      readonly amount: Minor
      readonly currency: Currency
    }
  | { readonly kind: 'percent'; readonly bps: BasisPoints }
  | { readonly kind: 'time'; readonly at: number }
  /** A status or version: `approved`, `3`. `until` is when it ends. */
  | { readonly kind: 'word'; readonly word: string; readonly until: number | null }
  | { readonly kind: 'words'; readonly words: readonly string[] }
  | { readonly kind: 'none' }

export type Requirement =
  /** `from`: met from this time on. */
  | {
      readonly is: 'equal' | 'over' | 'atLeast' | 'atMost' | 'from'
      readonly value: ConditionValue
    }
  | { readonly is: 'between'; readonly value: ConditionValue; readonly to: ConditionValue }

/** One condition of a payout, met or not, with the figure beside what is asked. */
export type Condition = {
  readonly code: ConditionCode
  readonly label: string
  readonly met: boolean
  readonly required: Requirement
  readonly value: ConditionValue
  readonly blocks: PayoutStep
  /**
   * True for what is judged at the request and kept from then on: the request itself changes the
   * balance, and the trader goes on trading while the payout is reviewed.
   */
  readonly judgedOnce: boolean
  /**
   * What an approval vouches for. It changes when the facts do, and not because time passes: a
   * cool-down that ends leaves an approval valid, another payout method does not.
   */
  readonly bind: readonly (string | number | boolean | null)[]
}

/** The conditions that stand in the way of a step, in their order. */
export function blocking(conditions: readonly Condition[], step: PayoutStep): Condition[] {
  return conditions.filter(({ met, blocks, judgedOnce }) => {
    if (met) return false
    if (step === 'request') return blocks === 'request'
    if (step === 'approval') return blocks === 'approval' || (blocks === 'request' && !judgedOnce)
    return !judgedOnce
  })
}

/** What only the firm looks into says nothing that a trader could act on, and warns whom it is about. */
const inside: ReadonlySet<ConditionCode> = new Set(['noSuspicions', 'noDifferences'])

/** The conditions that a trader is told of. */
export const forTrader = (conditions: readonly Condition[]): Condition[] =>
  conditions.filter(({ code }) => !inside.has(code))

/**
 * The list as it stands later: what was judged at the request stays as it was, all else is taken
 * from the new evaluation.
 */
export function rejudged(atRequest: readonly Condition[], now: readonly Condition[]): Condition[] {
  const kept = atRequest.filter(({ judgedOnce }) => judgedOnce)
  const keptAs = new Map(kept.map((each) => [each.code, each]))
  const codes = new Set(now.map(({ code }) => code))
  return [
    ...now.map((each) => (each.judgedOnce ? (keptAs.get(each.code) ?? each) : each)),
    ...kept.filter(({ code }) => !codes.has(code)),
  ]
}
