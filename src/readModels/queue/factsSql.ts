import { orderNoticesSql } from './itemsSql.js'
import type { QueueKindName } from './kinds.js'

/** What each kind is about and why it waits, for the rows of one page; `$1` holds their ids. */

const payout = `
  select payout.id, payout.reference, jsonb_build_object('name', payout.trader_name,
    'amount', payout.trader_share::float8, 'currency', payout.currency, 'reason', payout.reason,
    'by', (select string_agg(distinct approval.operator_name, ', ') from pf_approvals approval
      where approval.payout_id = payout.id and approval.purpose = 'approve'
        and approval.voided_at is null),
    'isHeld', exists (select from pf_holds hold where hold.lifted_at is null
      and hold.subject_type = 'payout' and hold.subject_id = payout.id::text)) as facts
  from pf_payouts payout where payout.id = any($1::uuid[])`

const figures = `'rule', ruling.rule, 'unit', ruling.unit, 'currency', ruling.currency,
  'limit', ruling."limit"::float8, 'figure', ruling.figure::float8,
  'doubts', coalesce(ruling.doubts, '[]')`

export const factsSql: Readonly<Record<QueueKindName, string>> = {
  payouts: payout,
  payoutsToSend: payout,
  payoutTroubles: payout,
  kycCases: `
  select kyc.id, kyc.reference, jsonb_build_object('name', kyc.trader_name,
    'count', (select count(*) from pf_kyc_documents document where document.kyc_case_id = kyc.id),
    'isDoubled', exists (select from pf_kyc_documents document
      join pf_kyc_documents other on other.sha256 = document.sha256
        and other.trader_id <> document.trader_id
      where document.kyc_case_id = kyc.id)) as facts
  from pf_kyc_cases kyc where kyc.id = any($1::uuid[])`,
  suspectedBreaches: `
  select violation.id, violation.reference, jsonb_build_object('name', violation.trader_name,
    'login', violation.login, ${figures}) as facts
  from pf_violations violation join pf_rulings ruling on ruling.id = violation.ruling_id
  where violation.id = any($1::uuid[])`,
  replays: `
  select ruling.id, ruling.reference, violation.id as decided, jsonb_build_object(
    'name', account.trader_name, 'login', ruling.login, ${figures}) as facts
  from pf_rulings ruling join pf_accounts account on account.id = ruling.account_id
  left join pf_violations violation on violation.ruling_id = ruling.id
  where ruling.id = any($1::uuid[])`,
  appeals: `
  select appeal.id, appeal.reference, jsonb_build_object('name', appeal.trader_name,
    'login', appeal.login, ${figures}, 'by', violation.first_decider) as facts
  from pf_appeals appeal join pf_rulings ruling on ruling.id = appeal.ruling_id
  join pf_violations violation on violation.id = appeal.violation_id
  where appeal.id = any($1::uuid[])`,
  incidents: `
  select incident.id, incident.reference, jsonb_build_object('name', incident.title,
    'by', action.proposed_name, 'reason', action.reason, 'actionId', action.id,
    'event', action.kind, 'count', action.count, 'terms', jsonb_build_object('goesOn', action.goes_on,
      'credit', action.credit, 'currency', action.currency)) as facts
  from pf_incidents incident join lateral (
    select open.id, open.proposed_name, open.kind, open.reason, open.goes_on, open.credit,
      (select count(*) from prop_firm.incident_row row where row.action_id = open.id) as count,
      (select case when count(distinct account.currency) = 1 then min(account.currency) end
        from prop_firm.incident_row row join pf_accounts account on account.id = row.account_id
        where row.action_id = open.id) as currency
    from prop_firm.incident_action open where open.incident_id = incident.id
      and open.released_at is null and open.stopped_at is null
    order by open.proposed_at limit 1) action on true
  where incident.id = any($1::uuid[])`,
  scaling: `
  select id, null as reference, jsonb_build_object('name', trader_name, 'login', login,
    'amount', to_size::float8, 'limit', from_size::float8, 'currency', currency,
    'count', number::float8, 'problem', reason) as facts
  from pf_scaling_steps where id = any($1::uuid[])`,
  orders: `
  select id, reference, jsonb_build_object('name', trader_name, 'amount', amount::float8,
    'currency', currency, 'mismatch', mismatch) as facts
  from pf_orders where id = any($1::uuid[])`,
  orderNotices: `
  select id, reference, jsonb_build_object('name', trader_name, 'amount', amount::float8,
    'currency', currency, 'problem', (select string_agg(note, ' ' order by created_at)
      from ${orderNoticesSql} and subject_id = pf_orders.id::text)) as facts
  from pf_orders where id = any($1::uuid[])`,
  refunds: `
  select account.id, account.reference, jsonb_build_object('name', account.trader_name,
    'login', account.login, 'order', orders.reference,
    'amount', orders.refunded_amount::float8, 'currency', orders.currency) as facts
  from pf_accounts account join pf_challenges challenge on challenge.id = account.challenge_id
  left join pf_orders orders on orders.id = challenge.order_id
  where account.id = any($1::uuid[])`,
  provisioning: `
  select id, reference, jsonb_build_object('name', trader_name, 'problem', problem,
    'amount', size::float8, 'currency', currency) as facts
  from pf_accounts where id = any($1::uuid[])`,
  platformCommands: `
  select command.id, command.reference, jsonb_build_object('name', account.trader_name,
    'login', command.login, 'command', command.kind, 'problem', command.problem,
    'count', command.attempts::float8) as facts
  from pf_platform_commands command left join pf_accounts account on account.id = command.account_id
  where command.id = any($1::uuid[])`,
  differences: `
  select id, reference, jsonb_build_object('name', trader_name, 'login', login, 'event', kind,
    'ours', ours, 'theirs', theirs) as facts
  from pf_differences where id = any($1::uuid[])`,
  messages: `
  select id, reference, jsonb_build_object('name', "to", 'event', event, 'problem', problem,
    'count', attempts::float8) as facts
  from pf_email_messages where id = any($1::uuid[])`,
  actRequests: `
  select id, null as reference, jsonb_build_object('name', name, 'by', mode_requested_by) as facts
  from pf_platform_connections where id = any($1::uuid[])`,
}
