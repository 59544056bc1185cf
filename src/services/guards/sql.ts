export const openPayoutsOfAccountsSql = `
  select account_id, reference from pf_payouts where account_id = any($1::uuid[])
    and status in ('requested', 'inReview', 'needsInfo', 'approved', 'sending', 'unknown')`
