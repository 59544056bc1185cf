import type { Queryable } from '../../database/queryable.js'
import { appealOfRulingSql, appealSql } from './sql.js'

/** An appeal as the back office shows it. Times are UTC milliseconds. */
export type AppealPage = {
  readonly id: string
  readonly reference: string
  readonly status: string
  readonly text: string
  readonly accountId: string
  readonly rulingId: string
  readonly rulingReference: string
  readonly violationId: string
  readonly violationReference: string
  readonly violationStatus: string
  readonly firstDecider: string
  readonly traderId: string
  readonly traderName: string | null
  readonly login: string | null
  readonly openedAt: number
  readonly deadline: number | null
  readonly decidedAt: number | null
  readonly decision: string | null
  readonly decidedBy: string | null
}

/** @returns null when there is no such appeal */
export async function readAppeal(q: Queryable, id: string): Promise<AppealPage | null> {
  return (await q.query<AppealPage>(appealSql, [id])).rows[0] ?? null
}

/** What a trader sees of an own appeal. */
export type PortalAppeal = {
  readonly id: string
  readonly reference: string
  readonly status: string
  readonly text: string
  readonly openedAt: Date
  readonly decidedAt: Date | null
  readonly decision: string | null
}

type Asked = { readonly rulingId: string; readonly traderId: string }

/** The newest appeal of this trader about the ruling, or null. */
export async function appealOfTrader(
  q: Queryable,
  { rulingId, traderId }: Asked,
): Promise<PortalAppeal | null> {
  return (await q.query<PortalAppeal>(appealOfRulingSql, [rulingId, traderId])).rows[0] ?? null
}
