import { differenceKey, type Difference } from '../../domain/reconciliation/difference.js'
import { insertNewRows } from '../records/insertRows.js'
import { audit } from '../records/audit.js'
import { updateRows } from '../records/updateRows.js'
import { transition } from '../transition/transition.js'
import type { Work } from '../work.js'
import { clearedOfSql, openOfSql } from './sql.js'

/** What was found about one login, and whose account it is where we know. */
export type Compared = {
  readonly login: string
  readonly account: {
    readonly id: string
    readonly traderId: string
    readonly traderName: string
  } | null
  readonly differences: readonly Difference[]
}

type Row = { login: string; kind: Difference['kind']; subject: string | null }
type Open = Row & { id: string }
type Cleared = Row & Pick<Difference, 'ours' | 'theirs'>

export type Stored = { readonly opened: number; readonly agreed: number }

/**
 * Opens an item for each difference that has none and that nobody cleared with these figures, brings the
 * figures of open ones up to date, and ends those in which both books agree again. Only logins that are
 * given are touched.
 */
export async function storeDifferences(
  work: Work,
  connectionId: string,
  compared: readonly Compared[],
): Promise<Stored> {
  const logins = compared.map(({ login }) => login)
  const { rows } = await work.tx.query<Open>(openOfSql, [connectionId, logins])
  const open = new Map(rows.map((row) => [keyOf(row.login, asDifference(row)), row.id]))
  const cleared = await clearedKeys(work, connectionId, logins)
  const seen: { id: string; difference: Difference }[] = []
  const fresh: { of: Compared; difference: Difference }[] = []
  for (const of of compared) {
    for (const difference of of.differences) {
      const id = open.get(keyOf(of.login, difference))
      if (id !== undefined) seen.push({ id, difference })
      else if (!cleared.has(figuresOf(of.login, difference))) fresh.push({ of, difference })
      open.delete(keyOf(of.login, difference))
    }
  }
  await updateRows(
    work,
    'differences',
    seen.map(({ id, difference: { ours, theirs } }) => ({ id, ours, theirs, ...lastSeen(work) })),
  )
  await transition(work, { lifecycle: 'difference', ids: [...open.values()], event: 'agree' })
  const opened = await insertNewRows(
    work,
    'differences',
    fresh.map((each) => rowOf(work, connectionId, each)),
  )
  await audit(
    work,
    opened.map((id) => ({ event: 'difference.opened', subjectType: 'difference', subjectId: id })),
  )
  return { opened: opened.length, agreed: open.size }
}

async function clearedKeys(work: Work, connectionId: string, logins: readonly string[]) {
  const { rows } = await work.tx.query<Cleared>(clearedOfSql, [connectionId, logins])
  return new Set(rows.map((row) => figuresOf(row.login, { ...row, ...asDifference(row) })))
}

const figuresOf = (login: string, difference: Difference): string =>
  [keyOf(login, difference), difference.ours, difference.theirs].join(' | ')

const asDifference = ({ kind, subject }: Row) => ({ kind, subject: subject ?? '' })

const keyOf = (login: string, difference: Pick<Difference, 'kind' | 'subject'>): string =>
  `${login} ${differenceKey(difference)}`

const lastSeen = ({ now }: Work) => ({ last_seen_at: now.toISOString() })

type Fresh = { readonly of: Compared; readonly difference: Difference }

const rowOf = (work: Work, connectionId: string, { of, difference }: Fresh) => ({
  status: 'open',
  connection_id: connectionId,
  account_id: of.account?.id ?? null,
  trader_id: of.account?.traderId ?? null,
  trader_name: of.account?.traderName ?? null,
  login: of.login,
  kind: difference.kind,
  subject: difference.subject,
  key: `${connectionId} ${keyOf(of.login, difference)}`,
  ours: difference.ours,
  theirs: difference.theirs,
  ...lastSeen(work),
})
