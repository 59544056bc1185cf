import { milliseconds } from '../milliseconds.js'

export const traderPayoutsSql = `
select id, reference, status, login, trader_share::float8 as amount, currency,
  ${milliseconds('created_at')} as "requestedAt", ${milliseconds('due_at')} as "dueAt",
  ${milliseconds('paid_at')} as "paidAt", count(*) over ()::int as total
from pf_payouts where trader_id = $1 order by created_at desc, id desc limit $2`

export const traderViolationsSql = `
select v.id, v.reference, v.status, v.rule, v.login, v.account_id as "accountId",
  ${milliseconds('v.at')} as at, r.kind, r.unit, r.currency,
  r."limit"::float8 as "limit", r.figure::float8 as figure,
  count(*) filter (where v.status = 'suspected') over ()::int as suspected,
  count(*) filter (where v.status = 'confirmed') over ()::int as confirmed,
  count(*) filter (where v.status = 'recorded') over ()::int as recorded
from pf_violations v join pf_rulings r on r.id = v.ruling_id
where v.trader_id = $1 order by v.at desc nulls last, v.id desc limit $2`

/** Cases with the kinds of document that came with them; never the documents themselves. */
export const traderCasesSql = `
select k.id, k.reference, k.status, k.decision, ${milliseconds('k.created_at')} as "requestedAt",
  ${milliseconds('k.submitted_at')} as "submittedAt", ${milliseconds('k.decided_at')} as "decidedAt",
  ${milliseconds('k.expires_at')} as "expiresAt",
  coalesce((select jsonb_agg(distinct d.kind) from pf_kyc_documents d where d.kyc_case_id = k.id),
    '[]') as documents
from pf_kyc_cases k where k.trader_id = $1 order by k.created_at desc, k.id desc limit $2`

/** Agreements that the person accepted, and current ones that a waiting challenge still needs. */
export const traderAgreementsSql = `
select v.id, v.title, v.version::float8 as version, v.is_current as "isCurrent",
  ${milliseconds('a.accepted_at')} as "acceptedAt", a.full_name as "fullName"
from pf_agreement_versions v
left join pf_agreement_acceptances a on a.agreement_id = v.id and a.trader_id = $1
where a.id is not null or (v.is_current and exists (select from pf_challenges c
  where c.trader_id = $1 and c.status = 'active' and c.stage = 'awaitingFunding'))
order by a.accepted_at desc nulls first, v.title limit $2`

export const traderMessagesSql = `
select id, reference, event, subject, status, problem,
  ${milliseconds('coalesce(sent_at, created_at)')} as at
from pf_email_messages where trader_id = $1 order by created_at desc, id desc limit $2`

export const notesSql = `
select id, text, actor_name as "writtenBy", ${milliseconds('created_at')} as at
from pf_notes where subject_type = $1 and subject_id = $2 order by created_at desc, id desc limit $3`
