import { milliseconds } from '../milliseconds.js'

export const commandsSql = `
select id, reference, kind, status, cause, attempts::float8 as attempts, problem, result,
  ${milliseconds('created_at')} as "queuedAt", ${milliseconds('sent_at')} as "sentAt",
  ${milliseconds('verified_at')} as "verifiedAt"
from pf_platform_commands where account_id = $1 order by created_at desc, id desc limit $2`

/** The chain of the account and those of its violations. */
export const accountAuditSql = `
select e.id, ${milliseconds('e.at')} as at, e.event, e.subject_type as "subjectType",
  e."from", e."to", e.actor_type as "actorType", e.actor_name as "actorName", e.reason,
  e.seq::float8 as seq, e.hash, v.rule
from pf_audit_entries e
left join pf_violations v on e.subject_type = 'violation' and v.id::text = e.subject_id
  and v.account_id = $1::uuid
where (e.subject_type = 'account' and e.subject_id = $1::text)
  or (e.subject_type = 'violation' and e.subject_id in (
    select v.id::text from pf_violations v where v.account_id = $1::uuid))
order by e.at desc, e.seq desc limit $2`
