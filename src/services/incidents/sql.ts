import type { ActionKind } from './kinds.js'

/** Proposals and runs of these incidents that are not finished, on the platform neither. */
export const openActionsSql = `
  select action.incident_id as id, action.kind as reference from prop_firm.incident_action action
  where action.incident_id = any($1::uuid[]) and (
    action.ended_at is null and action.stopped_at is null
    or exists (select from prop_firm.incident_row row
      join pf_platform_commands command on command.id = row.command_id
      where row.action_id = action.id and command.status in ('queued', 'sent', 'unknown')))`

export const lockIncidentSql = `
  select incident.id, incident.reference, incident.status, incident.connection_id,
    connection.platform
  from pf_incidents incident
  join pf_platform_connections connection on connection.id = incident.connection_id
  where incident.id = $1 for no key update of incident`

export const insertActionSql = `
  insert into prop_firm.incident_action
    (id, incident_id, kind, goes_on, credit, reason, proposed_by, proposed_name, proposed_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`

/** The accounts chosen of those that the incident `$1` concerns. */
const accounts = `prop_firm.incident_accounts($1, $2::jsonb, $3::jsonb) affected
  join pf_accounts account on account.id = affected.account_id
  join pf_incidents incident on incident.id = $1`

const ofAccounts = (where: string): string =>
  `select account.id as subject_id, account.id as account_id from ${accounts} where ${where}`

const ofViolations = (status: string): string => `
  select violation.id as subject_id, account.id as account_id from ${accounts}
  join pf_violations violation on violation.account_id = account.id
    and violation.status = '${status}'
    and violation.at between incident."from" and incident."to"`

/** Looked up account by account: joined, fresh tables have it compared with every hold. */
const held = (kind: string): string => `exists (select from pf_holds hold
    where hold.subject_type = 'account' and hold.subject_id = account.id::text
      and hold.kind = '${kind}' and hold.lifted_at is null
      and hold.reason = 'incident:' || incident.reference offset 0)`

const subjects: Readonly<Record<ActionKind, string>> = {
  freeze: ofAccounts(`account.status = 'active' and not ${held('frozen')}`),
  lift: ofAccounts(held('frozen')),
  pause: ofAccounts(`account.status = 'active' and not ${held('paused')}`),
  resume: ofAccounts(held('paused')),
  dismiss: ofViolations('suspected'),
  reinstate: ofViolations('confirmed'),
  credit: ofAccounts(`account.status = 'active'`),
}

/** What an action of this kind would touch: records, and accounts of which currency and size. */
export const previewSql = (kind: ActionKind): string => `
  select account.currency, count(*)::int rows, count(distinct account.id)::int accounts,
    sum(account.size)::float8 size
  from (${subjects[kind]}) subject join pf_accounts account on account.id = subject.account_id
  group by account.currency order by account.currency`

export const insertRowsSql = (kind: ActionKind): string => `
  insert into prop_firm.incident_row (action_id, subject_id, account_id)
  select $4, subject.subject_id, subject.account_id from (${subjects[kind]}) subject`

/** Released once, by another person than the proposer unless `$5`. */
export const releaseSql = `
  update prop_firm.incident_action
  set released_by = $2, released_name = $3, released_at = $4
  where id = $1 and released_at is null and stopped_at is null and (proposed_by <> $2 or $5)
  returning incident_id, kind`

export const actionSql = `
  select action.incident_id, action.kind, action.proposed_by, action.released_name,
    action.stopped_name, action.ended_at
  from prop_firm.incident_action action where action.id = $1`

export const stopSql = `
  update prop_firm.incident_action set stopped_name = $2, stopped_at = $3
  where id = $1 and ended_at is null and stopped_at is null returning incident_id, kind`

/** One that was released and has something left to do; somebody else's is skipped. */
export const nextActionSql = `
  select action.id, action.incident_id, action.kind, action.goes_on, action.credit, action.reason,
    action.released_by, action.released_name, incident.reference
  from prop_firm.incident_action action join pf_incidents incident on incident.id = action.incident_id
  where action.released_at is not null and action.ended_at is null and action.stopped_at is null
  order by action.released_at limit 1 for update of action skip locked`

export const nextRowsSql = `
  select subject_id as id, account_id from prop_firm.incident_row
  where action_id = $1 and state = 'waiting' order by subject_id limit $2`

export const settleRowsSql = `
  update prop_firm.incident_row row set state = given.state, message = given.message
  from unnest($2::uuid[], $3::text[], $4::text[]) given(id, state, message)
  where row.action_id = $1 and row.subject_id = given.id`

export const endSql = `update prop_firm.incident_action set ended_at = $2 where id = $1`

/** What is needed to know whether an account can be credited. */
export const creditableSql = `
  select account.id, account.reference, account.status, account.is_paused, account.login,
    account.size::float8 size, account.currency, account.connection_id, connection.mode,
    connection.platform
  from pf_accounts account
  left join pf_platform_connections connection on connection.id = account.connection_id
  where account.id = any($1::uuid[]) order by account.id`

/** The rows of these accounts follow what became of the command that was queued for them. */
export const commandsOfRowsSql = `
  update prop_firm.incident_row row set command_id = command.id
  from unnest($2::uuid[]) given(id) cross join lateral (
    select told.id from pf_platform_commands told
    where told.account_id = given.id and told.kind = 'balance' and told.cause = $3
    order by told.id desc limit 1) command
  where row.action_id = $1 and row.account_id = given.id`
