import { milliseconds } from '../milliseconds.js'

const money = (amount: string, currency: string): string =>
  `'amount', ${amount}, 'currency', ${currency}`

/** Every record of one person that keeps an audit chain, with the words that name it. */
const subjects = `
  select 'trader' as type, t.id::text as id, t.reference as label, '{}'::jsonb as facts
  from pf_traders t where t.id = $1
  union all
  select 'challenge', c.id::text, c.reference, jsonb_build_object('program', c.program_name,
    ${money('c.size', 'c.currency')}) from pf_challenges c where c.trader_id = $1
  union all
  select 'account', a.id::text, coalesce(a.login, a.reference), jsonb_build_object(
    'phase', a.phase_name, 'ruling', (
      select jsonb_build_object('rule', r.rule, 'unit', r.unit, 'limit', r."limit",
        'figure', r.figure, 'currency', r.currency)
      from pf_rulings r where r.account_id = a.id and r.kind in ('breach', 'expiry')
      order by r.at desc limit 1))
  from pf_accounts a where a.trader_id = $1
  union all
  select 'order', o.id::text, o.reference, jsonb_build_object('program', o.program_name,
    ${money('coalesce(o.paid_amount, o.amount)', 'o.currency')})
  from pf_orders o where o.trader_id = $1
  union all
  select 'payout', p.id::text, p.reference, jsonb_build_object(
    ${money('p.trader_share', 'p.currency')}) from pf_payouts p where p.trader_id = $1
  union all
  select 'kycCase', k.id::text, k.reference, '{}' from pf_kyc_cases k where k.trader_id = $1
  union all
  select 'violation', v.id::text, v.reference, jsonb_build_object('login', v.login,
    'rule', v.rule) from pf_violations v where v.trader_id = $1`

/** What is told from the records themselves, because it has no entry of its own in an audit chain. */
const facts = `
  select 'joined-' || t.id as id, t.created_at as at, 'fact.signedUp' as event, 'trader' as type,
    t.reference as label, '{}'::jsonb as facts
  from pf_traders t where t.id = $1
  union all
  select 'asked-' || p.id, p.created_at, 'fact.payoutRequested', 'payout', p.reference,
    jsonb_build_object(${money('p.trader_share', 'p.currency')})
  from pf_payouts p where p.trader_id = $1
  union all
  select 'signed-' || x.id, x.accepted_at, 'fact.agreementAccepted', 'agreement', v.title,
    jsonb_build_object('version', v.version)
  from pf_agreement_acceptances x join pf_agreement_versions v on v.id = x.agreement_id
  where x.trader_id = $1
  union all
  select 'method-' || m.id, m.created_at, 'fact.methodChanged', 'payoutMethod', m.kind,
    jsonb_build_object('usableFrom', ${milliseconds('m.usable_from')})
  from pf_payout_methods m where m.trader_id = $1`

/** $1 trader, $2 kinds of subject, $3 rows at most, $4 events that the facts already tell. */
export const traderTimelineSql = `
with subject as (${subjects}), fact as (${facts})
select e.id::text as id, ${milliseconds('e.at')} as at, e.event, e.subject_type as type,
  e.subject_id as "subjectId", s.label, e."from", e."to", e.actor_type as "actorType",
  e.actor_name as "actorName", e.reason, s.facts
from subject s
join pf_audit_entries e on e.subject_type = s.type and e.subject_id = s.id
where s.type = any($2) and not e.event = any($4)
union all
select id, ${milliseconds('at')}, event, type, null, label, null, null, null, null, null, facts
from fact where type = any($2)
order by at desc, id desc limit $3`
