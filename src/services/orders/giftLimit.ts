import type { ProgramTerms } from '../../domain/programs/terms.js'
import type { Role } from '../../domain/roles.js'
import type { Work } from '../work.js'
import { givenByMeSql } from './giveSql.js'

/** What a person of these roles may give alone in 30 days, and what is left of it. */
export type GiftLimit = { readonly limit: number; readonly left: number }

type Asked = {
  readonly programId: string
  readonly terms: ProgramTerms
  readonly roles: readonly Role[]
}

const daysMs = 30 * 24 * 3_600_000

export async function giftLimit(work: Work, asked: Asked): Promise<GiftLimit> {
  const { giveaway } = asked.terms.offers
  const limit = Math.max(0, ...asked.roles.map((role) => giveaway?.limits[role] ?? 0))
  const since = new Date(work.now.getTime() - daysMs).toISOString()
  const me = work.actor.id ?? ''
  const { rows } = await work.tx.query<{ count: number }>(givenByMeSql, [
    me,
    asked.programId,
    since,
  ])
  return { limit, left: Math.max(0, limit - (rows[0]?.count ?? 0)) }
}
