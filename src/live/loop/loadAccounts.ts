import type { Queryable } from '../../database/queryable.js'
import { InvariantError } from '../../errors.js'
import type { StoredAccount } from '../book/entry.js'
import type { Phases } from '../phases.js'
import * as sql from '../sql/accounts.js'
import { loadTrades } from './loadTrades.js'
import { unpackFigures } from '../write/stateBytes.js'

/** A row of `live.account` as the statements in `sql/accounts` select it. */
export type AccountFigures = {
  account_id: string
  number: number
  connection_id: string
  shard: number
  login: string
  terms_hash: string
  watching: boolean
  state: Buffer
}

/** Accounts read at a time: all of a large firm at once would take as much memory again. */
const pageRows = 5_000

/** Accounts that are watched in these shards, a page at a time. */
export async function* loadShards(
  q: Queryable,
  shards: readonly number[],
  phases: Phases,
): AsyncGenerator<StoredAccount[]> {
  let after = 0
  for (;;) {
    const { rows } = await q.query<AccountFigures>(sql.loadShards, [shards, after, pageRows])
    if (rows.length > 0) yield await compileRows(q, rows, phases)
    if (rows.length < pageRows) return
    after = rows.at(-1)?.number ?? after
  }
}

/** Accounts by id, watched or not. */
export async function loadAccounts(
  q: Queryable,
  accountIds: readonly string[],
  phases: Phases,
): Promise<StoredAccount[]> {
  if (accountIds.length === 0) return []
  const { rows } = await q.query<AccountFigures>(sql.loadAccounts, [accountIds])
  return compileRows(q, rows, phases)
}

async function compileRows(
  q: Queryable,
  rows: readonly AccountFigures[],
  phases: Phases,
): Promise<StoredAccount[]> {
  const byHash = await phases.load(
    q,
    rows.map((row) => row.terms_hash),
  )
  const asked = rows.filter(({ terms_hash }) => byHash.get(terms_hash)?.needs.has('trades'))
  const memories = await loadTrades(
    q,
    asked.map(({ account_id }) => account_id),
  )
  const connections = new Map(rows.map(({ connection_id: id }) => [id, id]))
  return rows.map((row) => {
    const phase = byHash.get(row.terms_hash)
    if (!phase) throw new InvariantError(`expected terms ${row.terms_hash}, were missing`)
    const { sequence, receivedAt, state } = unpackFigures(row.state)
    return {
      accountId: row.account_id,
      number: row.number,
      // One string for all accounts of a connection, not one for each.
      connectionId: connections.get(row.connection_id) ?? row.connection_id,
      login: row.login,
      shard: row.shard,
      sequence,
      receivedAt,
      phase,
      state,
      trades: memories.get(row.account_id) ?? null,
    }
  })
}
