import type { ActionKind } from './kinds.js'

/** Proposals and runs of these incidents that are not finished. */
export const openActionsSql = `
  select incident_id as id, kind as reference from prop_firm.incident_action
  where incident_id = any($1::uuid[]) and ended_at is null and stopped_at is null`

export const lockIncidentSql = `
  select id, reference, status, connection_id from pf_incidents where id = $1 for no key update`

export const insertActionSql = `
  insert into prop_firm.incident_action
    (id, incident_id, kind, goes_on, reason, proposed_by, proposed_name, proposed_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8)`

/** Accounts of the incident's platform that were open in its window. */
const accounts = `pf_accounts account join pf_incidents incident on incident.id = $2
    and account.connection_id = incident.connection_id
    and account.opened_at <= incident."to"
    and (account.ended_at is null or account.ended_at >= incident."from")`

const ofAccounts = (where: string): string =>
  `select $1, account.id, account.id from ${accounts} where ${where}`

const ofViolations = (status: string): string => `
  select $1, violation.id, account.id from ${accounts}
  join pf_violations violation on violation.account_id = account.id
    and violation.status = '${status}'
    and violation.at between incident."from" and incident."to"
  where true`

const held = (kind: string): string => `exists (select from pf_holds hold
    where hold.subject_type = 'account' and hold.subject_id = account.id::text
      and hold.kind = '${kind}' and hold.lifted_at is null
      and hold.reason = 'incident:' || incident.reference)`

const subjects: Readonly<Record<ActionKind, string>> = {
  freeze: ofAccounts(`account.status = 'active' and not ${held('frozen')}`),
  lift: ofAccounts(held('frozen')),
  pause: ofAccounts(`account.status = 'active' and not ${held('paused')}`),
  resume: ofAccounts(held('paused')),
  dismiss: ofViolations('suspected'),
  reinstate: ofViolations('confirmed'),
}

/** What the action `$1` of the incident `$2` touches; of the accounts in `$3` alone where given. */
export const insertRowsSql = (kind: ActionKind): string => `
  insert into prop_firm.incident_row (action_id, subject_id, account_id)
  ${subjects[kind]} and ($3::uuid[] is null or account.id = any($3::uuid[]))`

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
  select action.id, action.incident_id, action.kind, action.goes_on, action.reason,
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
