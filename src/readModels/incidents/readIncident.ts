import type { Queryable } from '../../database/queryable.js'
import type { Incident, IncidentAccount, IncidentAction } from './model.js'
import { accountsSql, actionsSql, countsSql, incidentSql, refusedSql } from './sql.js'

const pageRows = 50

type Question = { readonly id: string; readonly after?: string | undefined }
type Head = Omit<Incident, 'counts' | 'accounts' | 'next' | 'actions' | 'refused'>
type StoredAction = Omit<IncidentAction, 'rows'> & {
  readonly rows: Partial<IncidentAction['rows']> | null
}

/** An incident with a page of its accounts, the rulings of its window, and what was done. */
export async function readIncident(q: Queryable, question: Question): Promise<Incident | null> {
  const { id, after } = question
  const [head] = (await q.query<Head>(incidentSql, [id])).rows
  if (!head) return null
  const [rulings, last] = after?.split('_') ?? []
  const { rows } = await q.query<IncidentAccount>(accountsSql, [
    ...[id, last ?? null, rulings ?? null, pageRows + 1],
  ])
  const accounts = rows.slice(0, pageRows)
  const end = rows.length > pageRows ? accounts.at(-1) : undefined
  const [counts] = (await q.query<Incident['counts']>(countsSql, [id])).rows
  const actions = (await q.query<StoredAction>(actionsSql, [id])).rows
  return {
    ...head,
    counts: counts ?? { accounts: 0, active: 0, suspected: 0, confirmed: 0 },
    accounts,
    next: end ? `${end.suspected + end.confirmed}_${end.id}` : null,
    actions: actions.map((action) => ({
      ...action,
      rows: { waiting: 0, done: 0, refused: 0, ...action.rows },
    })),
    refused: (await q.query<Incident['refused'][number]>(refusedSql, [id])).rows,
  }
}
