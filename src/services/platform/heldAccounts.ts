import type { Firm } from '../../firm.js'
import { lockAbove } from '../transition/lockAbove.js'
import type { Work } from '../work.js'
import { heldAccountsSql, lockAccountsSql } from './sql.js'

/** An account as its holds leave it, and what its platform was last told about trading. */
export type HeldAccount = {
  readonly id: string
  readonly status: string
  readonly login: string | null
  readonly connection_id: string | null
  readonly platform: string | null
  readonly paused: boolean
  /** Paused by something else than a rule: its clocks stand. */
  readonly stands: boolean
  readonly frozen: boolean
  readonly asked: 'enable' | 'restrict' | 'disable'
}

/**
 * Locked, so that of two who set or lift holds at once the later one sees the earlier: neither would
 * be the last otherwise.
 */
export async function lockHeld(work: Work, ids: readonly string[]): Promise<void> {
  await lockAbove(work, 'account', ids)
  await work.tx.query(lockAccountsSql, [ids])
}

export const heldAccounts = async (work: Work, ids: readonly string[]): Promise<HeldAccount[]> =>
  (await work.tx.query<HeldAccount>(heldAccountsSql, [ids])).rows

/** Whether accounts of a platform can be put into closing only. */
export const canRestrict = ({ platforms }: Firm, platform: string | null): boolean =>
  platforms.get(platform ?? '')?.capabilities.restrict === true
