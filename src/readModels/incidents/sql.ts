import { milliseconds } from '../milliseconds.js'

export const incidentSql = `
select incident.id, incident.reference, incident.status, incident.title, incident.symbols,
  ${milliseconds('incident."from"')} as "from", ${milliseconds('incident."to"')} as "to",
  incident.actor_name as "declaredBy", connection.name as platform,
  incident.connection_id as "connectionId", connection.platform as "platformKey"
from pf_incidents incident join pf_platform_connections connection
  on connection.id = incident.connection_id
where incident.id = $1`

/** The accounts that the incident `$1` concerns, with all that is asked of them counted once. */
export const countsSql = `
select count(*)::int as accounts,
  (count(*) filter (where account.status = 'active'))::int as active,
  (count(*) filter (where affected.traded = 'notKnown'))::int as "notKnown",
  coalesce(sum(affected.suspected), 0)::int as suspected,
  coalesce(sum(affected.confirmed), 0)::int as confirmed
from prop_firm.incident_accounts($1, $2::jsonb, '{}') affected
join pf_accounts account on account.id = affected.account_id`

export const foundSql = `
select count(*)::int as found from prop_firm.incident_accounts($1, $2::jsonb, $3::jsonb)`

/** A page of the accounts: those with rulings first. */
export const accountsSql = `
select account.id, account.login, account.trader_name as "traderName", account.status,
  account.is_paused as "isPaused", account.is_frozen as "isFrozen", account.currency,
  live.balance::float8 as balance, live.open_positions as "openPositions", affected.traded,
  affected.suspected, affected.confirmed
from (
  select * from prop_firm.incident_accounts($1, $2::jsonb, $3::jsonb)
  where $5::uuid is null or (suspected + confirmed, account_id) < ($4::int, $5::uuid)
  order by suspected + confirmed desc, account_id desc limit $6
) affected
join pf_accounts account on account.id = affected.account_id
left join live.account live on live.account_id = account.id
order by affected.suspected + affected.confirmed desc, account.id desc`

/** A row that was sent to the platform is what its command is. */
const stateOf = `case
    when row.state <> 'done' or command.id is null or command.status = 'verified' then row.state
    when command.status in ('failed', 'withheld') then 'refused' else 'underWay' end`

const rowsWithCommands = `prop_firm.incident_row row
  left join pf_platform_commands command on command.id = row.command_id`

export const actionsSql = `
select action.id, action.kind, action.reason, action.goes_on as "goesOn", action.credit,
  action.proposed_by as "proposedById", action.proposed_name as "proposedBy",
  ${milliseconds('action.proposed_at')} as "proposedAt", action.released_name as "releasedBy",
  action.stopped_name as "stoppedBy", ${milliseconds('action.ended_at')} as "endedAt",
  (select jsonb_object_agg(state, count) from (
    select ${stateOf} as state, count(*)::int as count from ${rowsWithCommands}
    where row.action_id = action.id group by 1) each) as rows,
  (select case when count(distinct account.currency) = 1 then min(account.currency) end
    from prop_firm.incident_row row join pf_accounts account on account.id = row.account_id
    where row.action_id = action.id) as currency
from prop_firm.incident_action action where action.incident_id = $1
order by action.proposed_at desc limit 50`

/** A page of an action's rows: what was refused and what is under way first. */
export const actionRowsSql = `
with result as (
  select row.subject_id as id, row.account_id as "accountId", account.login,
    account.trader_name as "traderName", ${stateOf} as state,
    case when ${stateOf} = 'refused' then coalesce(row.message, command.problem) end as message,
    row.command_id as "commandId", command.status as "commandStatus"
  from ${rowsWithCommands} join pf_accounts account on account.id = row.account_id
  where row.action_id = $1
)
select result.*, rank.rank from result cross join lateral (
  select array_position(array['refused', 'underWay', 'waiting', 'done'], result.state) rank) rank
where $2::uuid is null or (rank.rank, result.id) > ($3::int, $2::uuid)
order by rank.rank, result.id limit $4`

export const actionExistsSql = `select from prop_firm.incident_action where id = $1`
