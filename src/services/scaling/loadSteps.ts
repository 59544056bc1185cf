import type { Currency } from '../../domain/money/currency.js'
import type { Minor } from '../../domain/money/minor.js'
import type { Work } from '../work.js'
import { stepsSql } from './sql.js'

/** A step of growth with what its account and platform are now. */
export type Step = {
  readonly id: string
  readonly status: string
  readonly label: string
  readonly account_id: string
  readonly challenge_id: string
  readonly number: number
  readonly from_size: Minor
  readonly to_size: Minor
  readonly amount: Minor
  readonly split_bps: number | null
  /** Another group that the account moves to; null where it stays. */
  readonly group: string | null
  readonly currency: Currency
  readonly account_status: string
  readonly account_size: Minor
  readonly login: string | null
  readonly connection_id: string | null
  readonly mode: string | null
  readonly platform: string | null
  readonly is_held: boolean
  readonly is_suspected: boolean
  /** A balance operation or another group is under way. */
  readonly is_moving: boolean
  readonly open_payout: string | null
}

export const loadSteps = async (work: Work, ids: readonly string[]): Promise<Step[]> =>
  (await work.tx.query<Step>(stepsSql, [ids])).rows
