export const reportConnection = `
insert into live.connection (connection_id, worker_id, state, accounts, last_event_at, platform_at,
  lag_ms, error, reconnects, updated_at)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
on conflict (connection_id, worker_id) do update set
  state = excluded.state, accounts = excluded.accounts, last_event_at = excluded.last_event_at,
  platform_at = excluded.platform_at, lag_ms = excluded.lag_ms, error = excluded.error,
  reconnects = excluded.reconnects, updated_at = excluded.updated_at`

export const dropOtherConnections = `
delete from live.connection where worker_id = $1 and connection_id <> all ($2::uuid[])`

export const readConnections = `
select connection_id, worker_id, state, accounts, last_event_at::float8 as last_event_at,
  platform_at::float8 as platform_at, lag_ms::float8 as lag_ms, error, reconnects,
  updated_at::float8 as updated_at
from live.connection order by connection_id, worker_id`

export const readWorkers = `
select worker_id, host, pid, started_at::float8 as started_at,
  heartbeat_at::float8 as heartbeat_at, shards, accounts, counts
from live.worker order by started_at`

export const lastSeen = `
select connection_id, max(last_event_at)::float8 as seen_at from live.connection
where last_event_at is not null group by connection_id`
