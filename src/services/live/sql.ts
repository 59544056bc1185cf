export const liveFiguresSql = `
  select account_id, balance, equity, used from live.account where account_id = any($1::uuid[])`

export const rulingHoldsSql = `
  select subject_id from pf_holds
  where kind = 'rulings' and lifted_at is null and subject_type in ('firm', 'connection')`

export const newsSql = `
  select (extract(epoch from at) * 1000)::float8 as at, currency from pf_news_events
  where is_restricted and at between now() - interval '31 days' and now() + interval '31 days'
  order by at`

/** Accounts with a payout or an appeal under way, and those that an open incident concerns, whatever they traded. */
export const undecidedSql = `
  select payout.account_id from pf_payouts payout
  where payout.status not in ('paid', 'rejectedReturned', 'rejectedForfeited', 'cancelled')
  union all
  select appeal.account_id from pf_appeals appeal where appeal.status = 'open'
  union all
  select account.id from pf_incidents incident
  join pf_accounts account on account.connection_id = incident.connection_id
    and account.opened_at <= incident."to"
    and (account.ended_at is null or account.ended_at >= incident."from")
  where incident.status = 'open'`
