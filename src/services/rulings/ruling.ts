import type { AccountVerdict } from '../../live/ports.js'

/** What a ruling copies of its account. */
export type RuledAccount = {
  readonly id: string
  readonly status: string
  readonly login: string
  readonly trader_id: string
  readonly trader_name: string
  readonly currency: string
}

/** A verdict on its way into the records, with what becomes of it. */
export type Ruling = AccountVerdict & {
  readonly id: string
  readonly violationId: string | null
  readonly account: RuledAccount
  readonly disposition: 'confirmed' | 'suspected' | 'recorded'
}
