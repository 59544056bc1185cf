import type { Currency } from '../money/currency.js'
import type { Minor } from '../money/minor.js'
import type { DayCalendar } from '../time/tradingDay.js'

/**
 * One rule of a program phase as stored in a version: which rule, which frozen revision of its
 * behaviour, and its parameters. `key` is unique within the phase and names the rule in verdicts,
 * evidence and state (`maximumLoss`, or `maximumLoss-2` where a phase has two).
 */
export type RuleConfig = {
  readonly key: string
  readonly rule: string
  readonly revision: number
  readonly parameters: Readonly<Record<string, unknown>>
}

/** All that evaluation needs to know of a challenge's pinned version, for one phase and size. */
export type PhaseTerms = {
  readonly currency: Currency
  /** Nominal size: what percentages are taken of. */
  readonly size: Minor
  /** What the platform account is opened with; differs from `size` for accounts that start at 0. */
  readonly startingBalance: Minor
  readonly calendar: DayCalendar
  /**
   * With positions open, an anchor from an observation older than this at the reset counts as
   * estimated (milliseconds, default 60,000).
   */
  readonly anchorMaxAgeMs?: number
  readonly rules: readonly RuleConfig[]
}

/** A state of the account at a platform instant: what a snapshot or a stream delivers. */
export type Observation = {
  readonly kind: 'observation'
  /** Platform time, UTC milliseconds. */
  readonly at: number
  readonly balance: Minor
  /** Balance plus open result, commission and swap inside. */
  readonly equity: Minor
  readonly openPositions: number
  readonly pendingOrders: number
  /** When the newest position was opened (platform time), or 0 when none ever was. */
  readonly lastOpenedAt: number
  /**
   * Why these figures may be wrong, as whoever received them found. A terminal verdict that rests on
   * them is reported once, with these doubts, and does not end the account. Figures that are probably
   * wrong (missing, zero, jumped) raise no peak and make an anchor count as estimated.
   */
  readonly doubts?: readonly Doubt[]
}

/** Money moved in or out by us: never profit, loss or a trading day (design §7). */
export type BalanceOperation = {
  readonly kind: 'balanceOperation'
  /**
   * Platform time, not rounded down: observations of this instant or later are taken to show the
   * operation, earlier ones not to.
   */
  readonly at: number
  /** Signed: a withdrawal is negative. */
  readonly amount: Minor
  readonly purpose: OperationPurpose
  readonly ticket: string
  /**
   * Whether an `operationAnnounced` came before it. When absent, it is taken to settle one
   * announcement if any is open; say `false` for an operation that somebody else made meanwhile.
   */
  readonly announced?: boolean
}

export type OperationPurpose = 'payout' | 'payoutReturn' | 'adjustment'

/**
 * An operation is about to be asked of the platform. Until its `balanceOperation` or an
 * `operationCancelled` arrives, every terminal verdict carries the doubt `balanceOperationPending`.
 */
export type OperationAnnounced = {
  readonly kind: 'operationAnnounced'
  readonly at: number
  /** Signed, as in the operation that will follow. */
  readonly amount: Minor
  readonly reference: string
}

/** The announced operation was not carried out. `amount` repeats the announcement's. */
export type OperationCancelled = {
  readonly kind: 'operationCancelled'
  readonly at: number
  readonly amount: Minor
  readonly reference: string
}

/**
 * Time passed without data: rolls days over and lets deadlines fall. Send it only for accounts whose
 * feed has delivered everything up to `at`: observations from before a reset that was already made
 * up are ignored.
 */
export type ClockTick = {
  readonly kind: 'clock'
  readonly at: number
  /** Why a verdict now may only be suspected, such as `rulingsHeld`. */
  readonly doubts?: readonly Doubt[]
}

export type EngineInput =
  Observation | BalanceOperation | OperationAnnounced | OperationCancelled | ClockTick

/**
 * What the account remembers between inputs: one number per slot of the compiled phase (core slots
 * first, then each rule's own). Plain numbers pack into 8 bytes each and replay exactly.
 */
export type AccountState = readonly number[]

export type VerdictKind = 'breach' | 'pass' | 'expiry' | 'soft'

/** Why a terminal verdict may only be suspected. Stored as bits in this order: only ever appended to. */
export const allDoubts = [
  'equityMissing',
  'equityZero',
  'equityJump',
  'staleObservation',
  'gapWithoutCatchUp',
  'anchorEstimated',
  'balanceOperationPending',
  'equityComputed',
  'massEnding',
  'rulingsHeld',
] as const

export type Doubt = (typeof allDoubts)[number]

/** The typed outcome of a rule. Money figures are minor units; `unit: 'days'` figures are counts. */
export type Verdict = {
  readonly kind: VerdictKind
  /** `RuleConfig.key`, or `phase` for a pass, which all rules together decide. */
  readonly rule: string
  /** Stable: `equityUnderFloor`, `equityAtFloor`, `targetReached`, `inactiveTooLong`, … */
  readonly code: string
  /** Platform time of the input that decided. */
  readonly at: number
  readonly unit: 'money' | 'days'
  readonly limit: number
  readonly figure: number
  readonly doubts: readonly Doubt[]
  /** The figures the formula was computed from, by name: what `explainVerdict` shows. */
  readonly facts?: Readonly<Record<string, number>>
}

/** Where one limit of the account stands; `used` is the share of the room consumed, in basis points. */
export type LimitStanding = {
  readonly rule: string
  readonly kind:
    'maximumLoss' | 'dailyLoss' | 'profitTarget' | 'tradingDays' | 'inactivity' | string
  readonly unit: 'money' | 'days' | 'time'
  /** A floor, a target balance, a number of days, or a deadline (UTC milliseconds). */
  readonly limit: number
  readonly figure: number
  readonly used: number
}

export type Evaluation = {
  readonly state: AccountState
  /** In the order of the phase's loss rules. */
  readonly floors: readonly Minor[]
  readonly verdicts: readonly Verdict[]
}
