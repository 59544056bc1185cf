export const tradersSql = `select id, email from pf_traders where id = any($1::uuid[]) order by id`

export const openPayoutsOfTradersSql = `
  select id from pf_payouts where trader_id = any($1::uuid[])
    and status in ('requested', 'inReview', 'needsInfo', 'approved')`

export const liveAccountsOfTradersSql = `
  select account.id, exists (select from pf_payouts payout where payout.account_id = account.id
    and payout.status in ('requested', 'inReview', 'needsInfo', 'approved', 'sending', 'unknown')) has_payout
  from pf_accounts account where account.trader_id = any($1::uuid[])
    and account.status in ('provisioning', 'provisioningFailed', 'active')`

export const payoutsOfTradersSql = `select id from pf_payouts where trader_id = any($1::uuid[])`

/** Challenges that go on without an account: between two phases, or waiting for funding. */
export const emptyChallengesOfTradersSql = `
  select challenge.id from pf_challenges challenge
  where challenge.trader_id = any($1::uuid[]) and challenge.status = 'active'
    and not exists (select from pf_accounts account where account.challenge_id = challenge.id
      and account.status in ('provisioning', 'provisioningFailed', 'active'))`
