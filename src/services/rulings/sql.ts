export const accountsForVerdictsSql = `
  select account.id, account.status, account.login, account.trader_id, account.trader_name,
    account.challenge_id, account.currency, account.connection_id, connection.platform
  from pf_accounts account
  left join pf_platform_connections connection on connection.id = account.connection_id
  where account.id = any($1::uuid[]) order by account.id
  for no key update of account`

/** What the evidence says it is about, and the newest seal of each account. */
export const sealsSql = `
  select account.id, account.reference account, account.phase_name phase,
    challenge.program_name program, version.number::int version, version.hash version_hash,
    connection.name connection, connection.platform,
    (select ruling.evidence_hash from pf_rulings ruling where ruling.account_id = account.id
      order by ruling.created_at desc, ruling.id desc limit 1) previous_hash
  from pf_accounts account
  join pf_challenges challenge on challenge.id = account.challenge_id
  join pf_program_versions version on version.id = account.version_id
  left join pf_platform_connections connection on connection.id = account.connection_id
  where account.id = any($1::uuid[])`

/** References that the rulings to come will bear: evidence names its ruling before it is stored. */
export const rulingReferencesSql = `
  select 'R-' || nextval('prop_firm.reference_r') reference from generate_series(1, $1::int)`

/** Suspicions and recorded soft violations that are open, so that they are not raised twice. */
export const openCasesSql = `
  select violation.id, violation.account_id, violation.rule, violation.status, ruling.kind,
    ruling.occasion::text
  from pf_violations violation join pf_rulings ruling on ruling.id = violation.ruling_id
  where violation.account_id = any($1::uuid[]) and violation.status in ('suspected', 'recorded')`

/** Those that a replay has disagreed with come last: they wait for a person, the others need not. */
export const unsettledSql = `
  select ruling.id, ruling.reference, ruling.account_id, ruling.evidence, ruling.evidence_hash,
    command.result, exists (select from pf_violations violation
      where violation.ruling_id = ruling.id and violation.status = 'overturned') overturned
  from pf_rulings ruling
  left join lateral (select result, verified_at from pf_platform_commands command
    where command.account_id = ruling.account_id and command.kind = 'disable'
      and command.created_at >= ruling.created_at
    order by id limit 1) command on true
  where ruling.kind = 'breach' and ruling.disposition = 'confirmed' and ruling.settled_at is null
    and (command.verified_at is not null or ruling.created_at < $1)
  order by ruling.created_at < $1::timestamptz - interval '5 minutes', ruling.id
  limit $2 for update of ruling skip locked`

export const settledSql = `update pf_rulings set settled_at = $2 where id = any($1::uuid[])`

export const violationsSql = `
  select violation.id, violation.account_id, violation.first_decider, violation.rule, violation.login,
    ruling.id ruling_id, ruling.kind,
    (select entry.actor_id from pf_audit_entries entry where entry.event = 'violation.confirm'
      and entry.subject_type = 'violation' and entry.subject_id = violation.id::text
      order by entry.seq desc limit 1) confirmed_by
  from pf_violations violation join pf_rulings ruling on ruling.id = violation.ruling_id
  where violation.id = any($1::uuid[]) order by violation.id`

/** Accounts of these that no other open suspicion freezes. */
export const unsuspectedSql = `
  select account.id from pf_accounts account where account.id = any($1::uuid[])
    and not exists (select from pf_violations violation
      where violation.account_id = account.id and violation.status = 'suspected')`

/** A ruling was overturned and none stands: an account may have ended more than once. */
export const overturnedSql = `
  select account.id, exists (
    select from pf_violations violation where violation.account_id = account.id
      and violation.status = 'overturned')
    and not exists (
      select from pf_violations violation where violation.account_id = account.id
        and violation.status = 'confirmed') as overturned
  from pf_accounts account where account.id = any($1::uuid[])`

/** Accounts with holds that end by themselves and are due. */
export const dueHoldsSql = `
  select kind, reason, array_agg(distinct subject_id) ids from (
    select kind, reason, subject_id from pf_holds
    where lift_at <= $1 and lifted_at is null and subject_type = 'account'
    order by id limit 5000) due
  group by kind, reason order by kind, reason`

/** Cases of the account of a violation, or of the one an appeal is about, that are open beside it. */
export const othersSql = `
  select subject.id as "of", other.id, other.reference, other.rule, other.status
  from unnest($1::uuid[]) subject(id)
  left join pf_appeals appeal on appeal.id = subject.id
  join pf_violations violation on violation.id = coalesce(appeal.violation_id, subject.id)
  cross join lateral (
    select * from pf_violations other
    where other.account_id = violation.account_id and other.id <> violation.id
      and other.status = any($2::text[]) and (not $3::boolean or other.at = violation.at)
    order by other.id limit 50
  ) other
  order by other.id`
