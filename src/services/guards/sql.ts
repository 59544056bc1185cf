const openPayoutsOf = (owner: 'account' | 'challenge') => `
  select ${owner}_id as id, reference from pf_payouts where ${owner}_id = any($1::uuid[])
    and status in ('requested', 'inReview', 'needsInfo', 'approved', 'sending', 'unknown')`

export const openPayoutsOfAccountsSql = openPayoutsOf('account')
export const openPayoutsOfChallengesSql = openPayoutsOf('challenge')

/** Another account of the same challenge that is open: there is one at a time. */
export const otherAccountsSql = `
  select account.id, other.reference from pf_accounts account
  join pf_accounts other on other.challenge_id = account.challenge_id and other.id <> account.id
  where account.id = any($1::uuid[])
    and other.status in ('provisioning', 'provisioningFailed', 'active')`

/** Another case of the same person that is open: there is one at a time. */
export const otherCasesSql = `
  select kyc.id, other.reference from pf_kyc_cases kyc
  join pf_kyc_cases other on other.trader_id = kyc.trader_id and other.id <> kyc.id
  where kyc.id = any($1::uuid[])
    and other.status in ('requested', 'submitted', 'inReview', 'needsMoreInfo')`

/** Accounts whose challenge was taken back, refunded or closed: nothing opens them again. */
export const endedChallengesSql = `
  select account.id, challenge.reference from pf_accounts account
  join pf_challenges challenge on challenge.id = account.challenge_id
  where account.id = any($1::uuid[]) and challenge.status not in ('active', 'failed', 'expired')`
