import { milliseconds } from '../milliseconds.js'

const columns = `r.id, r.reference, r.kind, r.rule, r.code, r.unit, r.currency,
  r."limit"::float8 as "limit", r.figure::float8 as figure, r.disposition,
  coalesce(r.doubts, '[]') as doubts, coalesce(r.at_ms::float8, ${milliseconds('r.at')}) as at,
  ${milliseconds('r.created_at')} as "storedAt", ${milliseconds('r.settled_at')} as "settledAt",
  r.evidence_hash as "evidenceHash",
  case when v.id is not null then jsonb_build_object('id', v.id, 'reference', v.reference,
    'status', v.status, 'decision', v.decision, 'firstDecider', v.first_decider) end as violation`

/** The one asked for, else the newest that ended or threatens the account and still stands. */
export const shownRulingSql = `
select ${columns}, r.evidence,
  (select jsonb_agg(jsonb_build_object('previous', e.evidence ->> 'previousHash',
    'hash', e.evidence ->> 'hash') order by e.created_at, e.id)
    from pf_rulings e where e.account_id = r.account_id) as chain
from pf_rulings r left join pf_violations v on v.ruling_id = r.id
where r.account_id = $1 and case when $2::uuid is not null then r.id = $2
  else r.kind <> 'soft' and (v.id is null or v.status in ('suspected', 'confirmed')) end
order by (r.disposition = 'confirmed') desc, r.created_at desc, r.id desc limit 1`

export const rulingsSql = `
select ${columns} from pf_rulings r left join pf_violations v on v.ruling_id = r.id
where r.account_id = $1 order by r.created_at desc, r.id desc limit $2`

/** $1 account, $2 ruling's reference, $3 from when (UTC milliseconds). */
export const afterwardsSql = `
select 'command' as source, x.id::text as id, x.kind as name, x.status, null as "actorName",
  null as reason, x.problem, x.input as detail, x.result,
  ${milliseconds('x.created_at')} as at, ${milliseconds('x.sent_at')} as "sentAt",
  ${milliseconds('x.verified_at')} as "verifiedAt"
from pf_platform_commands x
where x.account_id = $1 and x.created_at >= to_timestamp($3::float8 / 1000)
union all
select 'message', m.id::text, m.event, m.status, null, null, m.problem,
  jsonb_build_object('appealDeadline', m.variables ->> 'appealDeadline'), null,
  ${milliseconds('m.created_at')}, ${milliseconds('m.sent_at')}, null
from pf_email_messages m join pf_accounts a on a.trader_id = m.trader_id
where a.id = $1 and (m.variables ->> 'rulingReference' = $2
  or m.idempotency_key like 'account.%:' || $1::text || ':%')
  and m.created_at >= to_timestamp($3::float8 / 1000)
union all
select 'audit', e.id::text, e.event, e."to", e.actor_name, e.reason, null, e.data, null,
  ${milliseconds('e.at')}, null, null
from pf_audit_entries e
where e.at >= to_timestamp($3::float8 / 1000) and ((e.subject_type = 'account' and e.subject_id = $1::text)
  or (e.subject_type = 'violation' and e.subject_id in (
    select v.id::text from pf_violations v where v.account_id = $1)))
order by at, id limit $4`
