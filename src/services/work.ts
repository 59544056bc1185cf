import type { Queryable } from '../database/queryable.js'
import type { Firm } from '../firm.js'
import type { Effects, Guards } from './transition/types.js'

/** Who does something: the system itself, a signed-in operator or a trader. */
export type Actor = {
  readonly type: 'system' | 'operator' | 'trader'
  readonly id: string | null
  readonly name: string
  readonly email?: string
}

export const system: Actor = { type: 'system', id: null, name: 'System' }

/**
 * One unit of work: everything that services write through `tx` is committed together or not at
 * all. No network call happens inside; what must reach the outside is written as a row.
 */
export type Work = {
  readonly firm: Firm
  readonly tx: Queryable
  readonly now: Date
  readonly actor: Actor
  readonly guards: Guards
  readonly effects: Effects
}
