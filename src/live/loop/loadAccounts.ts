import type { Queryable } from '../../database/queryable.js'
import { InvariantError } from '../../errors.js'
import type { StoredAccount } from '../book/entry.js'
import type { Phases } from '../phases.js'
import * as sql from '../sql/accounts.js'
import { loadTrades } from './loadTrades.js'
import { unpackState } from '../write/stateBytes.js'

/** A row of `live.account` as the statements in `sql/accounts` select it. */
export type AccountFigures = {
  account_id: string
  number: number
  connection_id: string
  shard: number
  login: string
  terms_hash: string
  watching: boolean
  at: number
  received_at: number
  sequence: number
  balance: number
  equity: number
  open_positions: number
  pending_orders: number
  floor: number | null
  used: number
  day_start_balance: number
  day_start_equity: number
  state: Buffer
}

/** Accounts that are watched in these shards. */
export async function loadShards(
  q: Queryable,
  shards: readonly number[],
  phases: Phases,
): Promise<StoredAccount[]> {
  const { rows } = await q.query<AccountFigures>(sql.loadShards, [shards])
  return compileRows(q, rows, phases)
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
  return rows.map((row) => {
    const phase = byHash.get(row.terms_hash)
    if (!phase) throw new InvariantError(`expected terms ${row.terms_hash}, were missing`)
    return {
      accountId: row.account_id,
      number: row.number,
      connectionId: row.connection_id,
      login: row.login,
      shard: row.shard,
      sequence: row.sequence,
      receivedAt: row.received_at,
      phase,
      state: unpackState(row.state),
      trades: memories.get(row.account_id) ?? null,
    }
  })
}
