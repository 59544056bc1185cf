import type { Role } from '../../domain/roles.js'
import { programTermsSchema } from '../../domain/programs/terms.js'
import { firmSettings } from '../firmSettings.js'
import { audit } from '../records/audit.js'
import { mustTransition } from '../transition/transition.js'
import type { Work } from '../work.js'
import { giftLimit } from './giftLimit.js'
import { lockGiverSql, termsOfOrderSql } from './giveSql.js'

export type Given = {
  /** `pending`: a second person has to give it as well. */
  readonly status: 'paid' | 'pending'
}

type Gift = { readonly id: string; readonly roles: readonly Role[]; readonly reason: string }

/**
 * Starts an order that nobody pays for, with the reason on record; it is never counted as revenue.
 * Above what the program lets this person give in 30 days it waits for a second person, unless the
 * firm is one.
 */
export async function giveOrder(work: Work, { id, roles, reason }: Gift): Promise<Given> {
  const me = work.actor.id ?? ''
  // Two gifts of one person at once are counted one after the other.
  await work.tx.query(lockGiverSql, [me])
  const order = (await work.tx.query<{ program_id: string; terms: unknown }>(termsOfOrderSql, [id]))
    .rows[0]
  const terms = programTermsSchema.parse(order?.terms)
  const { limit, left } = await giftLimit(work, {
    programId: order?.program_id ?? '',
    terms,
    roles,
  })
  const isWithin = left > 0
  if (isWithin || (await firmSettings(work.tx)).firm_of_one) {
    await mustTransition(work, { lifecycle: 'order', ids: [id], event: 'pay', reason })
    return { status: 'paid' }
  }
  const data = { limit }
  const entry = { event: 'order.giftProposed', subjectType: 'order', subjectId: id, reason, data }
  await audit(work, [entry])
  return { status: 'pending' }
}
