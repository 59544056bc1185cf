import { milliseconds } from '../milliseconds.js'

export const incidentSql = `
select incident.id, incident.reference, incident.status, incident.title, incident.symbols,
  ${milliseconds('incident."from"')} as "from", ${milliseconds('incident."to"')} as "to",
  incident.actor_name as "declaredBy", connection.name as platform
from pf_incidents incident join pf_platform_connections connection
  on connection.id = incident.connection_id
where incident.id = $1`

const affected = `pf_accounts account join pf_incidents incident on incident.id = $1
    and account.connection_id = incident.connection_id
    and account.opened_at <= incident."to"
    and (account.ended_at is null or account.ended_at >= incident."from")`

const rulingsOf = (status: string): string => `(select count(*)::int from pf_violations violation
    where violation.account_id = account.id and violation.status = '${status}'
      and violation.at between incident."from" and incident."to")`

export const countsSql = `
select count(*)::int as accounts,
  (count(*) filter (where account.status = 'active'))::int as active,
  coalesce(sum(${rulingsOf('suspected')}), 0)::int as suspected,
  coalesce(sum(${rulingsOf('confirmed')}), 0)::int as confirmed
from ${affected}`

/** A page of the accounts that were open on the platform in the window: those with rulings first. */
export const accountsSql = `
select * from (
  select account.id, account.login, account.trader_name as "traderName", account.status,
    account.is_paused as "isPaused", account.is_frozen as "isFrozen", account.currency,
    live.balance::float8 as balance, live.open_positions as "openPositions",
    ${rulingsOf('suspected')} as suspected, ${rulingsOf('confirmed')} as confirmed
  from ${affected}
  left join live.account live on live.account_id = account.id
) row
where $2::uuid is null or (suspected + confirmed, id) < ($3::int, $2::uuid)
order by suspected + confirmed desc, id desc limit $4`

export const actionsSql = `
select action.id, action.kind, action.reason, action.goes_on as "goesOn",
  action.proposed_by as "proposedById", action.proposed_name as "proposedBy",
  ${milliseconds('action.proposed_at')} as "proposedAt", action.released_name as "releasedBy",
  action.stopped_name as "stoppedBy", ${milliseconds('action.ended_at')} as "endedAt",
  (select jsonb_object_agg(state, count) from (
    select row.state, count(*)::int as count from prop_firm.incident_row row
    where row.action_id = action.id group by row.state) each) as rows
from prop_firm.incident_action action where action.incident_id = $1
order by action.proposed_at desc limit 50`

export const refusedSql = `
select row.action_id as "actionId", account.login, row.message
from prop_firm.incident_row row
join prop_firm.incident_action action on action.id = row.action_id
join pf_accounts account on account.id = row.account_id
where action.incident_id = $1 and row.state = 'refused' order by row.subject_id limit 100`
