/** The ruling of this trader with its case, locked, and until when its trader was told to appeal. */
export const appealableSql = `
  select ruling.id ruling_id, ruling.reference, ruling.kind, ruling.rule, ruling.disposition,
    ruling.account_id, ruling.trader_id, ruling.login, ruling.settled_at, account.trader_name,
    violation.id violation_id, violation.status violation_status,
    (select max((message.variables ->> 'appealDeadline')::timestamptz) from pf_email_messages message
      where message.idempotency_key =
        'account.breachSettled:' || ruling.account_id || ':' || ruling.id) promised_until,
    (select appeal.status from pf_appeals appeal where appeal.ruling_id = ruling.id
      and appeal.status <> 'withdrawn' limit 1) appeal_status
  from pf_rulings ruling
  join pf_accounts account on account.id = ruling.account_id
  left join pf_violations violation on violation.ruling_id = ruling.id
  where ruling.id = $1 and ruling.trader_id = $2`

export const lockRulingCaseSql = `
  select id from pf_violations where ruling_id = $1 and trader_id = $2 for no key update`

/** Appeals with who must be told, and who decided before. */
export const appealsSql = `
  select appeal.id, appeal.reference, appeal.login, appeal.violation_id, appeal.ruling_id,
    ruling.reference ruling_reference, trader.id trader_id, trader.email trader_email,
    violation.status violation_status, challenge.program_name,
    (select entry.actor_id from pf_audit_entries entry where entry.event = 'violation.confirm'
      and entry.subject_type = 'violation' and entry.subject_id = violation.id::text
      order by entry.seq desc limit 1) confirmed_by
  from pf_appeals appeal
  join pf_rulings ruling on ruling.id = appeal.ruling_id
  join pf_violations violation on violation.id = appeal.violation_id
  join pf_traders trader on trader.id = appeal.trader_id
  join pf_accounts account on account.id = appeal.account_id
  join pf_challenges challenge on challenge.id = account.challenge_id
  where appeal.id = any($1::uuid[]) order by appeal.id`

export const ownAppealSql = `select id from pf_appeals where id = $1 and trader_id = $2`
