import type { BrokerClock } from './clock/brokerClock.js'
import type { Mt5Credentials } from './credentials.js'
import type { Pool } from './link/pool.js'
import type { Known } from './reads/known.js'
import type { GroupBook } from './reads/groups.js'

/** What every part of a session works with. */
export type Mt5Context = {
  readonly credentials: Mt5Credentials
  readonly pool: Pool
  readonly clock: BrokerClock
  readonly groups: GroupBook
  readonly known: Known
  readonly now: () => number
  /** When a snapshot was taken, never before an earlier one of this session. */
  readonly stamp: () => { readonly at: number; readonly sequence: number }
}
