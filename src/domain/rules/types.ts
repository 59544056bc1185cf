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
  /** What the open positions are, where a rule asks for it and the platform said it. */
  readonly positions?: PositionSummary
  /**
   * Why these figures may be wrong, as whoever received them found. A terminal verdict that rests on
   * them is reported once, with these doubts, and does not end the account. Figures that are probably
   * wrong (missing, zero, jumped, from bars) raise no peak and make an anchor count as estimated.
   */
  readonly doubts?: readonly Doubt[]
}

/** All open positions of an account in a few figures. */
export type PositionSummary = {
  /** Hundredths of a lot or contract, of all positions together. */
  readonly lots: number
  /** Result of the position that stands worst, negative when it loses. */
  readonly worstResult: Minor
  /** Instruments on which both directions are open. */
  readonly hedged: number
  /** Positions that have no stop loss. */
  readonly withoutStop: number
}

/**
 * A position was opened, or all or part of it was closed. Trades come in platform order for one
 * account, but after observations that already show them; each is given once.
 */
export type Trade = {
  readonly kind: 'trade'
  /** Platform time. */
  readonly at: number
  /** The platform's own number of the deal. */
  readonly deal: string
  readonly entry: 'open' | 'close'
  /** When the position was opened. */
  readonly openedAt: number
  /** Hundredths of a lot or contract: of this deal, and what is open of the position after it. */
  readonly lots: number
  readonly remaining: number
  /** What this deal realised, commission and swap inside; 0 for an opening. */
  readonly profit: Minor
  /** What the position has realised so far, this deal included. */
  readonly positionProfit: Minor
  /** Worth of the position at its opening price, 0 where it is not known. */
  readonly value: Minor
  /** Restricted news around the opening and around this deal. */
  readonly openNews: NewsAround
  readonly news: NewsAround
}

/** The nearest restricted news at or before an instant and after it (UTC milliseconds), 0 where none is known. */
export type NewsAround = { readonly before: number; readonly after: number }

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
  Observation | Trade | BalanceOperation | OperationAnnounced | OperationCancelled | ClockTick

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
  'equityFromBars',
] as const

export type Doubt = (typeof allDoubts)[number]

/**
 * What the figures of a verdict are: minor units, days, plain counts, basis points, hundredths of a
 * lot, or seconds.
 */
export type FigureUnit = 'money' | 'days' | 'count' | 'percent' | 'lots' | 'seconds'

/**
 * What a soft verdict asks for at once: no trading until the next reset (positions closed), no new
 * trades until then, or positions closed and trading goes on.
 */
export type SoftAction = 'pauseUntilReset' | 'blockUntilReset' | 'closePositions'

/** The typed outcome of a rule. */
export type Verdict = {
  readonly kind: VerdictKind
  /** `RuleConfig.key`, or `phase` for a pass, which all rules together decide. */
  readonly rule: string
  /** Stable: `equityUnderFloor`, `equityAtFloor`, `targetReached`, `inactiveTooLong`, … */
  readonly code: string
  /** Platform time of the input that decided. */
  readonly at: number
  readonly unit: FigureUnit
  readonly limit: number
  readonly figure: number
  readonly doubts: readonly Doubt[]
  /** Soft verdicts: what is done about it now; nothing when absent. */
  readonly action?: SoftAction
  /**
   * Soft verdicts: the session or trade that it is about, as a number that no other occasion of the
   * rule has. The same occasion is recorded once.
   */
  readonly occasion?: number
  /** The figures the formula was computed from, by name: what `explainVerdict` shows. */
  readonly facts?: Readonly<Record<string, number>>
}

/** Where one limit of the account stands; `used` is the share of the room consumed, in basis points. */
export type LimitStanding = {
  readonly rule: string
  /** `RuleDefinition.limitKind`: `maximumLoss`, `dailyLoss`, `profitTarget`, `tradingDays`, … */
  readonly kind: string
  /** A floor to stay above, a ceiling to stay below, a goal to reach, or a deadline. */
  readonly sense: 'floor' | 'ceiling' | 'goal' | 'deadline'
  readonly unit: FigureUnit | 'time'
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
