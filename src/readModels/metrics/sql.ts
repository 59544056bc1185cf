/** Small tables and partial indexes only: a scrape every few seconds must cost nothing. */
export const followedSql = `
select connection_id::text as connection, count(*)::float8 as count
from live.followed where watching group by connection_id`

export const suspectedSql = `
select count(*)::float8 as count from pf_violations where status = 'suspected'`

export const commandCountsSql = `
select connection_id::text as connection, status, count(*)::float8 as count
from pf_platform_commands where status in ('queued', 'sent', 'unknown', 'failed')
group by connection_id, status`

export const mailCountsSql = `
select status, count(*)::float8 as count from pf_email_messages
where status in ('queued', 'sending', 'deferred', 'failed') group by status`

export const differenceCountsSql = `
select connection_id::text as connection, count(*)::float8 as count
from pf_differences where status = 'open' group by connection_id`

export const connectionNamesSql = `select id::text as id, name from pf_platform_connections`
