/** Advisory lock classes: one lock for each shard held, one shared lock for each worker alive. */
export const shardLocks = 0x5046_0001
export const workerLocks = 0x5046_0002

/** Locks up to $3 of the shards in $2 for the session, in that order; those held elsewhere are passed over. */
export const lockShards = `
select shard from unnest($2::int[]) as free (shard) where pg_try_advisory_lock($1, shard) limit $3`

export const unlockShards = `select pg_advisory_unlock($1, shard) from unnest($2::int[]) as held (shard)`

/** A higher epoch fences whoever held the shard before. Waits for a write of theirs that is under way. */
export const takeShards = `
update live.shard set epoch = epoch + 1, worker_id = $2, taken_at = $3
where shard = any($1::smallint[]) returning shard, epoch::float8 as epoch`

export const readEpochs = `
select shard, epoch::float8 as epoch from live.shard where shard = any($1::smallint[])`

export const joinWorkers = `select pg_advisory_lock_shared($1, 0)`

/** Workers whose session lives, ourselves included: a killed process counts no longer at once. */
export const countWorkers = `
select count(distinct pid)::int as workers from pg_locks
where locktype = 'advisory' and granted and classid::bigint = $1 and objid = 0
  and database = (select oid from pg_database where datname = current_database())`

/**
 * The shards that are still ours, locked against a take-over until this transaction ends, and the
 * transaction's id, by which a commit whose answer was lost is looked up.
 */
export const fence = (epochs: ReadonlyMap<number, number>): string => `
select array(
  select s.shard from live.shard s
  join unnest('{${[...epochs.keys()].join()}}'::smallint[], '{${[...epochs.values()].join()}}'::bigint[])
    as ours (shard, epoch)
    on s.shard = ours.shard and s.epoch = ours.epoch
  for share of s
) as shards, pg_current_xact_id()::text as transaction`

export const transactionStatus = `select pg_xact_status($1::xid8) as status`

export const heartbeat = `
insert into live.worker (worker_id, host, pid, started_at, heartbeat_at, shards, accounts, counts)
values ($1, $2, $3, $4, $5, $6, $7, $8)
on conflict (worker_id) do update
set heartbeat_at = excluded.heartbeat_at, shards = excluded.shards, accounts = excluded.accounts,
  counts = excluded.counts`

export const leaveWorkers = `delete from live.worker where worker_id = $1`

/** Rows of workers that ended without saying so, kept a while for whoever looks into it. */
export const forgetWorkers = `
with gone as (delete from live.worker where heartbeat_at < $1 returning worker_id)
delete from live.connection where worker_id in (select worker_id from gone)`
