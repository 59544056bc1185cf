import type { Queryable } from '../../database/queryable.js'
import type { ActionRows } from './model.js'
import { actionExistsSql, actionRowsSql } from './sql.js'

const pageRows = 100

type Row = ActionRows['rows'][number] & { readonly rank: number }

/** A page of what became of each record of an action, what needs a look first; null for none. */
export async function readActionRows(
  q: Queryable,
  { id, after }: { readonly id: string; readonly after?: string | undefined },
): Promise<ActionRows | null> {
  if ((await q.query(actionExistsSql, [id])).rows.length === 0) return null
  const [rank, last] = after?.split('_') ?? []
  const values = [id, last ?? null, rank ?? null, pageRows + 1]
  const found = (await q.query<Row>(actionRowsSql, values)).rows
  const page = found.slice(0, pageRows)
  const end = found.length > pageRows ? page.at(-1) : undefined
  return {
    rows: page.map(({ rank: _rank, ...row }) => row),
    next: end ? `${end.rank}_${end.id}` : null,
  }
}
