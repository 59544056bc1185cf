import type { Evidence } from '../../domain/rulings/evidence.js'
import type { AccountVerdict } from '../../live/ports.js'

/** What a ruling copies of its account. */
export type RuledAccount = {
  readonly id: string
  readonly status: string
  readonly login: string
  readonly trader_id: string
  readonly trader_name: string
  readonly currency: string
  readonly connection_id: string | null
  readonly platform: string | null
}

/** A verdict on its way into the records, with what becomes of it. */
export type UnsealedRuling = AccountVerdict & {
  readonly id: string
  readonly violationId: string | null
  readonly account: RuledAccount
  readonly disposition: 'confirmed' | 'suspected' | 'recorded'
}

/** The same with its place in the account's chain of evidence. */
export type Ruling = Omit<UnsealedRuling, 'evidence'> & {
  readonly reference: string
  readonly evidence: Evidence
}
