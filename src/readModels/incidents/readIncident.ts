import type { Queryable } from '../../database/queryable.js'
import type { AccountFilter } from '../../domain/incidents/chosenAccounts.js'
import type { Firm } from '../../firm.js'
import { dealsKnown } from '../../live/dealsKnown.js'
import type { Incident, IncidentAccount, IncidentAction } from './model.js'
import { accountsSql, actionsSql, countsSql, foundSql, incidentSql } from './sql.js'

const pageRows = 50

type Source = { readonly q: Queryable; readonly firm: Pick<Firm, 'platforms' | 'rules'> }
type Question = {
  readonly id: string
  readonly after?: string | undefined
  readonly filter?: AccountFilter
}
type Stored = Omit<Incident, 'counts' | 'accounts' | 'next' | 'actions'> & {
  readonly connectionId: string
  readonly platformKey: string
}
type StoredAction = Omit<IncidentAction, 'rows'> & {
  readonly rows: Partial<IncidentAction['rows']> | null
}

/** An incident with a page of its accounts, the rulings of its window, and what was done. */
export async function readIncident(
  { q, firm }: Source,
  { id, after, filter = {} }: Question,
): Promise<Incident | null> {
  const [stored] = (await q.query<Stored>(incidentSql, [id])).rows
  if (!stored) return null
  const { connectionId, platformKey, ...head } = stored
  const platform = firm.platforms.get(platformKey)
  const known = JSON.stringify(await dealsKnown(q, { connectionId, platform, rules: firm.rules }))
  const chosen = JSON.stringify(filter)
  const [rulings, last] = after?.split('_') ?? []
  const { rows } = await q.query<IncidentAccount>(accountsSql, [
    ...[id, known, chosen, rulings ?? null, last ?? null, pageRows + 1],
  ])
  const accounts = rows.slice(0, pageRows)
  const end = rows.length > pageRows ? accounts.at(-1) : undefined
  const [counts] = (await q.query<Omit<Incident['counts'], 'found'>>(countsSql, [id, known])).rows
  const isFiltered = Object.values(filter).some((value) => value !== undefined)
  const found = isFiltered
    ? (await q.query<{ found: number }>(foundSql, [id, known, chosen])).rows[0]?.found
    : counts?.accounts
  const actions = (await q.query<StoredAction>(actionsSql, [id])).rows
  return {
    ...head,
    counts: { ...none, ...counts, found: found ?? 0 },
    accounts,
    next: end ? `${end.suspected + end.confirmed}_${end.id}` : null,
    actions: actions.map((action) => ({
      ...action,
      rows: { waiting: 0, underWay: 0, done: 0, refused: 0, ...action.rows },
    })),
  }
}

const none = { accounts: 0, active: 0, suspected: 0, confirmed: 0, notKnown: 0 }
