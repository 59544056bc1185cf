import type { Queryable } from '../database/queryable.js'
import type { DoubtSettings } from '../domain/rulings/doubtSettings.js'
import type { EvidenceDraft } from '../domain/rulings/evidence.js'
import type { NewsAround, Verdict } from '../domain/rules/types.js'

/** A verdict of the book, with everything that its ruling must store. */
export type AccountVerdict = {
  readonly accountId: string
  readonly connectionId: string
  readonly verdict: Verdict
  /**
   * Rulings are held on this connection: the verdict may only be suspected, though it may be clean
   * (found before the hold was seen, or by a balance operation after a reset).
   */
  readonly held: boolean
  /** Whoever stores the ruling seals it: verdicts that are not stored have no place in the chain. */
  readonly evidence: EvidenceDraft
}

/**
 * What became of a verdict. `confirmed` ends the account in the book; `suspected` leaves it
 * evaluated and frozen; `ignored` means that the account had already left `active` (somebody else
 * was first), which also ends it in the book; `repeated` is a soft or suspected verdict already on record.
 */
export type Disposition = 'confirmed' | 'suspected' | 'ignored' | 'repeated'

/**
 * Writes rulings, status changes, platform commands, messages and audit for verdicts, set-based, in
 * the transaction `tx` that also writes the live rows. The composition root fills it in. Answers by
 * account id; where an account has several verdicts, for its terminal one. Soft verdicts never end an
 * account. When it throws, nothing is stored, the figures of other accounts are written without it,
 * and it is asked again.
 */
export type Decide = (
  tx: Queryable,
  verdicts: readonly AccountVerdict[],
) => Promise<ReadonlyMap<string, Disposition>>

/** Firm-wide and per-connection switches, read every second. */
export type Controls = {
  /** Connections whose verdicts may only be suspected (`hold rulings`, or firm-wide for all). */
  rulingsHeld(connectionId: string): boolean
}

/**
 * Called after verdicts were decided and committed, with the connections that may have new platform
 * commands to send.
 *
 * @param waiting accounts whose verdicts are still to be decided
 */
export type AfterCommit = (connectionIds: ReadonlySet<string>, waiting: number) => void

/** What the live path needs of the composition root. */
export type LivePorts = {
  readonly decide: Decide
  readonly controls: () => Controls
  readonly afterCommit: AfterCommit
  readonly now: () => number
  /** When figures are doubted; the defaults unless given. */
  readonly doubts?: () => DoubtSettings
  /** Restricted news around an instant for an instrument; none unless given. */
  readonly news?: (symbol: string | undefined, at: number) => NewsAround
  /**
   * SQL that answers the accounts (`account_id`) about which something is still to be decided: however
   * old, their days and deals are kept until it is. None unless given.
   */
  readonly undecided?: string
}
