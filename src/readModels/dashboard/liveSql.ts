import { milliseconds } from '../milliseconds.js'

/** The accounts closest to a limit; the places are few, whatever the firm's size. */
export const nearLimitSql = `
select account.id::text as id, account.login, account.phase_name as phase, account.currency,
  account.is_frozen as "isFrozen", near.used, near.room::float8 as room
from (
  select account_id, used, equity - floor as room from live.account
  where watching and used >= $1 order by used desc, account_id limit $2
) near
join pf_accounts account on account.id = near.account_id
order by near.used desc, account.id`

/**
 * One look over all followed accounts. An account is stale when it has open positions and lags more
 * than $2 ms behind the newest event of its own connection: closed markets silence both.
 */
export const feedSql = `
select count(*)::float8 as followed,
  count(*) filter (where figures.used >= $1)::float8 as near,
  count(*) filter (where stale)::float8 as stale,
  min(figures.received_at) filter (where stale)::float8 as "staleSince",
  max(newest.at)::float8 as "newestAt"
from live.account figures
left join (
  select connection_id, max(last_event_at) as at from live.connection group by connection_id
) newest on newest.connection_id = figures.connection_id
cross join lateral (
  select figures.open_positions > 0 and figures.received_at < newest.at - $2::bigint as stale
) judged
where figures.watching`

export const breachesTodaySql = `
select ruling.account_id::text as id, ruling.login, violation.trader_name as "traderName",
  ruling.rule, ruling.unit, ruling.currency,
  (ruling."limit" - ruling.figure)::float8 as under,
  coalesce(violation.status, ruling.disposition) as status,
  ${milliseconds('ruling.at')} as at
from pf_rulings ruling
left join pf_violations violation on violation.ruling_id = ruling.id
where ruling.kind = 'breach' and ruling.at >= $1
order by ruling.at desc limit $2`

export const breachCountsSql = `
select count(*) filter (where status = 'confirmed')::float8 as confirmed,
  count(*) filter (where status = 'suspected')::float8 as suspected
from (
  select coalesce(violation.status, ruling.disposition) as status
  from pf_rulings ruling
  left join pf_violations violation on violation.ruling_id = ruling.id
  where ruling.kind = 'breach' and ruling.at >= $1
) today`

export const connectionsSql = `
select connection.id::text as id, connection.name, connection.mode, report.state, report.error,
  report.last_event_at::float8 as "lastEventAt", report.updated_at::float8 as "reportedAt"
from pf_platform_connections connection
left join live.connection report on report.connection_id = connection.id
where connection.is_enabled
order by connection.name`

export const workersSql = `
select count(*)::float8 as workers, max(heartbeat_at)::float8 as "heartbeatAt" from live.worker`

export const commandsSql = `
select count(*) filter (where status in ('queued', 'sent'))::float8 as waiting,
  count(*) filter (where status in ('queued', 'sent') and attempts > 1)::float8 as retrying,
  count(*) filter (where status in ('failed', 'unknown'))::float8 as failed,
  ${milliseconds("min(created_at) filter (where status in ('queued', 'sent'))")} as "oldestAt",
  ${milliseconds("min(next_attempt_at) filter (where status = 'queued' and attempts > 1)")} as "nextAt"
from pf_platform_commands where status in ('queued', 'sent', 'failed', 'unknown')`

export const mailSql = `
select count(*) filter (where status <> 'failed')::float8 as waiting,
  count(*) filter (where status = 'failed')::float8 as failed,
  ${milliseconds("min(created_at) filter (where status = 'queued')")} as "oldestAt"
from pf_email_messages where status in ('queued', 'sending', 'deferred', 'failed')`

/** Switches of the whole firm or a connection; $1: how many at most. */
export const holdsSql = `
select held.kind, held.subject_type as "subjectType", held.reason, held.note,
  held.actor_name as "actorName", connection.name as "connectionName",
  ${milliseconds('held.created_at')} as at
from pf_holds held
left join pf_platform_connections connection
  on held.subject_type = 'connection' and connection.id::text = held.subject_id
where held.lifted_at is null and held.subject_type in ('firm', 'connection')
order by held.created_at limit $1`

/** Breaches that stand but that a replay does not confirm: their traders have not been told; $1: since. */
export const unsettledSql = `
select count(*)::float8 as unsettled, ${milliseconds('min(created_at)')} as "since"
from pf_rulings ruling
where kind = 'breach' and disposition = 'confirmed' and settled_at is null and created_at < $1`

export const stepsSql = `
select exists (select from pf_programs where current_version_id is not null) as program,
  exists (select from pf_platform_connections where is_enabled) as platform,
  exists (select from pf_orders) as "order"`

export const promiseSql = `
select coalesce(payout_promise_hours, 24)::float8 as hours from pf_firm limit 1`
