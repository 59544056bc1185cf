import type { TakenDeal } from '../book/book.js'
import type { AccountVerdict, Disposition } from '../ports.js'
import type { Epochs } from '../shards/shardKeeper.js'
import type { EncodedRows } from './encodeRows.js'

/** The first moments of an account's trading day, for `live.day`. */
export type DayOpening = {
  readonly accountId: string
  readonly date: string
  readonly startsAt: number
  readonly endsAt: number
  readonly startBalance: number
  readonly startEquity: number
  readonly floors: readonly { readonly rule: string; readonly limit: number }[]
}

/** Everything of one write: it is stored together or not at all. */
export type Batch = {
  /** The shards of all that follows, with the epochs they are held under. */
  readonly epochs: Epochs
  readonly rows: EncodedRows
  readonly tape: readonly Buffer[]
  readonly days: readonly DayOpening[]
  readonly deals: readonly TakenDeal[]
  readonly verdicts: readonly AccountVerdict[]
  /** Rows of `live.input` whose effect is in the figures, by id. */
  readonly inputs: ReadonlyMap<number, { readonly shard: number }>
  /** Accounts that are watched from now on, or no longer. */
  readonly watching: ReadonlyMap<string, boolean>
  /** Accounts whose state is one of other terms from now on: the hash of these. */
  readonly terms: ReadonlyMap<string, string>
  readonly receivedAt: number
}

export type Written =
  | { readonly ok: true; readonly dispositions: ReadonlyMap<string, Disposition> }
  /**
   * Nothing of the batch was stored. `fenced`: somebody else holds these shards; `changed`: rows that
   * only their holder may touch are not as it left them, so it must read them again.
   */
  | {
      readonly ok: false
      readonly code: 'fenced' | 'changed'
      readonly shards: readonly number[]
    }
