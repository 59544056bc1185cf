/** Whether `account`, with its row `live`, was traded on. */
export const hasTradedSql = `(live.open_positions > 0 or live.balance <> account.starting_balance
  or live.last_opened_at > 0)`

export const ordersSql = `
  select o.id, o.reference, o.kind, o.amount, o.currency, o.paid_amount, o.refunded_amount, o.size,
    o.account_currency, o.program_name, o.coupon, o.status, o.for_challenge_id, o.created_at, program.code program_code,
    trader.id trader_id, trader.email trader_email, trader.reference trader_reference,
    trader.status trader_status, challenge.id challenge_id, challenge.status challenge_status,
    exists (select from pf_accounts account join live.account live on live.account_id = account.id
      where account.challenge_id = challenge.id
        and ${hasTradedSql}) has_traded,
    (select count(*)::int from pf_journal_entries entry
      where entry.kind = 'chargebackOpened' and entry.subject_id = o.id::text) disputes,
    (select line.amount from pf_journal_entries entry
      join pf_journal_lines line on line.entry_id = entry.id and line.account = 'disputedFunds'
      where entry.kind = 'chargebackOpened' and entry.subject_id = o.id::text
      order by entry.id desc limit 1) disputed_amount
  from pf_orders o
  join pf_traders trader on trader.id = o.trader_id
  join pf_programs program on program.id = o.program_id
  left join pf_challenges challenge on challenge.order_id = o.id
  where o.id = any($1::uuid[]) order by o.id`

export const accountsOfChallengesSql = `
  select id, status from pf_accounts where challenge_id = any($1::uuid[])
    and status in ('provisioning', 'provisioningFailed', 'active')`

export const openPayoutsOfChallengesSql = `
  select id from pf_payouts where challenge_id = any($1::uuid[])
    and status in ('requested', 'inReview', 'needsInfo', 'approved')`

/** Challenges of these that have no account any more which could be traded on or wait. */
export const emptyChallengesSql = `
  select challenge.id from pf_challenges challenge
  where challenge.id = any($1::uuid[]) and challenge.status = 'active'
    and not exists (select from pf_accounts account where account.challenge_id = challenge.id
      and account.status in ('provisioning', 'provisioningFailed', 'active'))`

export const knownEventSql = `
  select 1 from pf_incoming_events where provider = $1 and event_id = $2`

/** What the checkout reported as paid when it did not match. */
export const reportedSql = `
  select distinct on (detail ->> 'order') detail ->> 'order' as reference, detail -> 'paid' as paid
  from pf_incoming_events
  where type = 'paid' and outcome = 'mismatch' and detail ->> 'order' = any($1)
  order by detail ->> 'order', id desc`
