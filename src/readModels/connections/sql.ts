import { milliseconds } from '../milliseconds.js'

/** A row for each connection and worker that feeds it; `$1` is one connection, or null for all. */
export const reportsSql = `
select connection.id::text as id, connection.name, connection.platform, connection.mode,
  connection.is_enabled as "isEnabled", report.state, report.error, report.reconnects,
  report.accounts, report.lag_ms::float8 as "lagMs", report.last_event_at::float8 as "lastEventAt",
  report.platform_at::float8 as "platformAt", report.updated_at::float8 as "reportedAt",
  worker.host, worker.pid
from pf_platform_connections connection
left join live.connection report on report.connection_id = connection.id
left join live.worker worker on worker.worker_id = report.worker_id
where $1::uuid is null or connection.id = $1
order by connection.name, connection.id, worker.started_at`

/** What is under way on connections: followed accounts, commands by status, differences, last comparison. */
export const workSql = `
select connection.id::text as id,
  (select count(*)::float8 from live.followed followed
    where followed.connection_id = connection.id and followed.watching) as followed,
  (select jsonb_object_agg(each.status, each.count) from (
    select command.status, count(*) from pf_platform_commands command
    where command.connection_id = connection.id
      and command.status in ('queued', 'sent', 'unknown', 'failed', 'withheld')
    group by command.status) each) as commands,
  (select count(*)::float8 from pf_differences difference
    where difference.connection_id = connection.id and difference.status = 'open') as differences,
  ${milliseconds('run.started_at')} as "comparedAt", ${milliseconds('run.ended_at')} as "comparedUntil",
  run.problem as "compareProblem"
from pf_platform_connections connection
left join prop_firm.reconciliation run on run.connection_id = connection.id
where $1::uuid is null or connection.id = $1`
