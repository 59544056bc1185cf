import { milliseconds } from '../milliseconds.js'
import { stageColumns } from './traderStage.js'

/** Open statuses of a payout: the money is promised and has not arrived. */
const inMotion = `('requested', 'inReview', 'needsInfo', 'approved', 'sending', 'unknown', 'failed',
  'returned')`

const caseFields = `jsonb_build_object('id', k.id, 'reference', k.reference, 'status', k.status)`

/** The person's standing is the newest decided case; an open one is shown beside it. */
export const traderHeadSql = `
select t.status, ${milliseconds('t.created_at')} as since,
  ${stageColumns},
  (select ${caseFields} from pf_kyc_cases k where k.trader_id = t.id
    and k.status in ('approved', 'rejected', 'expired', 'revoked')
    order by coalesce(k.decided_at, k.updated_at) desc limit 1) as identity,
  (select ${caseFields} from pf_kyc_cases k where k.trader_id = t.id
    and k.status in ('requested', 'submitted', 'inReview', 'needsMoreInfo')
    order by k.created_at desc limit 1) as "openCase",
  (select jsonb_build_object('id', p.id, 'reference', p.reference, 'status', p.status)
    from pf_payouts p where p.trader_id = t.id and p.status in ${inMotion}
    order by p.created_at desc limit 1) as payout,
  (select c.given from pf_consents c where c.trader_id = t.id and c.purpose = 'marketing'
    order by c.created_at desc limit 1) as "wantsMarketing",
  (select jsonb_build_object('id', m.id, 'reference', m.reference) from pf_traders m
    where m.id = t.merged_into_id) as "mergedInto"
from pf_traders t where t.id = $1`

/** Only purchases are fees; a dispute that was lost took the fee back. Per currency, largest first. */
export const traderMoneySql = `
select currency, sum(fees)::float8 as fees, sum(paid)::float8 as paid, sum(pending)::float8 as pending
from (
  select currency, coalesce(paid_amount, 0) - coalesce(refunded_amount, 0) as fees,
    0 as paid, 0 as pending
  from pf_orders where trader_id = $1 and kind in ('purchase', 'reset', 'extension') and status <> 'lost'
    and paid_amount is not null
  union all
  select currency, 0, case when status = 'paid' then trader_share else 0 end,
    case when status in ${inMotion} then trader_share else 0 end
  from pf_payouts where trader_id = $1
) as booked
group by currency order by sum(fees) + sum(paid) desc, currency`
