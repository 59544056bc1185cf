export const ordersSql = `
  select o.id, o.reference, o.kind, o.amount, o.currency, o.paid_amount, o.refunded_amount, o.size,
    o.account_currency, o.program_name, o.coupon, o.status, program.code program_code,
    trader.id trader_id, trader.email trader_email, trader.reference trader_reference,
    challenge.id challenge_id,
    exists (select from pf_accounts account join live.account live on live.account_id = account.id
      where account.challenge_id = challenge.id
        and (live.open_positions > 0 or live.balance <> account.starting_balance
          or exists (select from live.day day where day.account_id = account.id
            and day.high is distinct from day.low))) has_traded
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
