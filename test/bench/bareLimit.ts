import type pg from 'pg'

/**
 * The bare limit that a sync round is measured against: what SQL alone needs, without rules, without
 * state, without reading anything. One connection, chunks of 1,000, two bigint columns updated and
 * one history row (account, at) inserted for each account, in one transaction.
 */
export const bareSchema = `
drop schema if exists bare cascade;
create schema bare;
create table bare.account (
  account_id uuid primary key,
  balance bigint not null,
  equity bigint not null
);
create table bare.history (account_id uuid not null, at bigint not null)`

const chunkSize = 1_000

const update = `
update bare.account a set balance = s.balance, equity = s.equity
from unnest($1::uuid[], $2::bigint[], $3::bigint[]) as s (account_id, balance, equity)
where a.account_id = s.account_id`

const insert = `insert into bare.history (account_id, at) select unnest($1::uuid[]), $2`

export async function prepareBareLimit(client: pg.Client, ids: readonly string[]): Promise<void> {
  await client.query(bareSchema)
  for (const chunk of chunksOf(ids)) {
    await client.query(
      'insert into bare.account (account_id, balance, equity) select unnest($1::uuid[]), 0, 0',
      [chunk],
    )
  }
  await client.query('vacuum analyze bare.account')
}

/** One round. @returns milliseconds */
export async function bareRound(
  client: pg.Client,
  ids: readonly string[],
  round: number,
): Promise<number> {
  const at = 1_767_225_600_000 + round * 1_000
  const chunks = chunksOf(ids).map((chunk) => ({
    chunk,
    balances: chunk.map((_, index) => 10_000_000 + round * 7 + index),
    equities: chunk.map((_, index) => 10_000_000 - round * 5 - index),
  }))
  const startedAt = performance.now()
  await client.query('begin')
  for (const { chunk, balances, equities } of chunks) {
    await client.query(update, [chunk, balances, equities])
    await client.query(insert, [chunk, at])
  }
  await client.query('commit')
  return performance.now() - startedAt
}

const chunksOf = (ids: readonly string[]): string[][] =>
  Array.from({ length: Math.ceil(ids.length / chunkSize) }, (_, index) =>
    ids.slice(index * chunkSize, (index + 1) * chunkSize),
  )
