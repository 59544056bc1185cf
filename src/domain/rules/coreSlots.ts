import { DomainFault } from '../fault.js'
import { minor, type Minor } from '../money/minor.js'

/** Revision of the evaluation itself (roll-over, operations, order of judgement), stored in every state. */
export const engineRevision = 1

/**
 * Where the engine's own memory stands in an `AccountState`; each rule's slots follow. Money in minor
 * units, times in UTC milliseconds, flags 0 or 1.
 */
export const core = {
  engine: 0,
  /** 0 while evaluated, then one of `endings`. */
  ended: 1,
  /** Observations older than this are out of order. */
  at: 2,
  balance: 3,
  equity: 4,
  openPositions: 5,
  pendingOrders: 6,
  lastOpenedAt: 7,
  /** Time of the observation that balance and equity come from. */
  observedAt: 8,
  startedAt: 9,
  dayStartsAt: 10,
  dayEndsAt: 11,
  /** Balance and equity of the last observation at or before the day's reset. */
  dayStartBalance: 12,
  dayStartEquity: 13,
  /** Time of the observation that the day's start came from. */
  anchorAt: 14,
  /** 0 exact, 1 estimated, 2 the next observation will be the anchor. */
  anchorEstimated: 15,
  /** Sum of balance operations since the anchor, and since the start. */
  dayOperations: 16,
  netOperations: 17,
  /** Operations announced and not yet seen: how many, and the sum of the deposits among them. */
  pendingOperations: 18,
  pendingDeposits: 19,
  /** Bit per rule, and one for the pass: a doubtful verdict was reported. */
  suspected: 20,
  /** The part of `suspected` whose only doubt was a pending operation. */
  suspectedPending: 21,
  /** Doubts about the observation that balance and equity come from, as `maskOf` packs them. */
  doubts: 22,
} as const

export const coreSlotCount = Object.keys(core).length

export const endings = { breach: 1, pass: 2, expiry: 3 } as const

/** Value of `anchorEstimated` after an account was re-opened on a later day. */
export const anchorAwaited = 2

/** @throws DomainFault when the state has no such slot */
export function numberIn(state: readonly number[], slot: number): number {
  const value = state[slot]
  if (value === undefined) throw new DomainFault(`expected a state with slot ${slot}`)
  return value
}

/** @throws DomainFault when the slot does not hold whole minor units */
export const moneyIn = (state: readonly number[], slot: number): Minor =>
  minor(numberIn(state, slot))
