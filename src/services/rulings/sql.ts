export const accountsForVerdictsSql = `
  select account.id, account.status, account.login, account.trader_id, account.trader_name,
    account.challenge_id, account.currency
  from pf_accounts account where account.id = any($1::uuid[]) order by account.id
  for no key update of account`

/** Suspicions and recorded soft violations that are open, so that they are not raised twice. */
export const openCasesSql = `
  select violation.id, violation.account_id, violation.rule, violation.status, ruling.kind
  from pf_violations violation join pf_rulings ruling on ruling.id = violation.ruling_id
  where violation.account_id = any($1::uuid[]) and violation.status in ('suspected', 'recorded')`

export const unsettledSql = `
  select ruling.id, ruling.reference, ruling.account_id, ruling.rule, ruling.code, ruling.unit,
    ruling.limit, ruling.figure, ruling.at_ms, ruling.evidence, ruling.evidence_hash, command.result,
    command.verified_at
  from pf_rulings ruling
  left join lateral (select result, verified_at from pf_platform_commands command
    where command.account_id = ruling.account_id and command.kind = 'disable'
      and command.created_at >= ruling.created_at
    order by id limit 1) command on true
  where ruling.kind = 'breach' and ruling.disposition = 'confirmed' and ruling.settled_at is null
    and ($1::uuid[] is null or ruling.account_id = any($1))
    and (command.verified_at is not null or ruling.created_at < $2)
  order by ruling.id limit 5000 for update of ruling skip locked`

export const settledSql = `update pf_rulings set settled_at = $2 where id = any($1::uuid[])`

export const violationsSql = `
  select violation.id, violation.account_id, violation.first_decider, violation.rule, violation.login,
    ruling.id ruling_id, ruling.kind
  from pf_violations violation join pf_rulings ruling on ruling.id = violation.ruling_id
  where violation.id = any($1::uuid[]) order by violation.id`

/** A ruling was overturned and none stands: an account may have ended more than once. */
export const overturnedSql = `
  select account.id, exists (
    select from pf_violations violation where violation.account_id = account.id
      and violation.status = 'overturned')
    and not exists (
      select from pf_violations violation where violation.account_id = account.id
        and violation.status = 'confirmed') as overturned
  from pf_accounts account where account.id = any($1::uuid[])`
