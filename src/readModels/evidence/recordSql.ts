import { milliseconds } from '../milliseconds.js'

/** $1 ruling, $2 the trader it must be about, or null. */
export const rulingRecordSql = `
select r.evidence, r.reference, coalesce(v.status, r.disposition) as standing,
  coalesce((select f.name from pf_firm f limit 1), 'Our firm') as firm,
  t.reference as "traderReference",
  case when v.id is not null
    then jsonb_build_object('by', v.first_decider, 'reason', v.decision) end as decision,
  case when o.id is not null then jsonb_build_object('reference', o.reference,
    'checkoutReference', o.checkout_reference, 'paidAt', ${milliseconds('o.paid_at')}) end as "order",
  coalesce((select jsonb_agg(jsonb_build_object('title', a.title, 'version', a.version,
      'hash', g.text_hash, 'acceptedAt', ${milliseconds('g.accepted_at')}) order by g.accepted_at, g.id)
    from pf_agreement_acceptances g join pf_agreement_versions a on a.id = g.agreement_id
    where g.trader_id = r.trader_id and g.accepted_at <= r.created_at), '[]') as agreements
from pf_rulings r
join pf_traders t on t.id = r.trader_id
join pf_accounts x on x.id = r.account_id
join pf_challenges c on c.id = x.challenge_id
left join pf_orders o on o.id = c.order_id
left join pf_violations v on v.ruling_id = r.id
where r.id = $1 and ($2::uuid is null or r.trader_id = $2)`
