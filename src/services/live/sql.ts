export const liveFiguresSql = `
  select account_id, balance, equity, used from live.account where account_id = any($1::uuid[])`

export const rulingHoldsSql = `
  select subject_id from pf_holds
  where kind = 'rulings' and lifted_at is null and subject_type in ('firm', 'connection')`

export const newsSql = `
  select (extract(epoch from at) * 1000)::float8 as at, currency from pf_news_events
  where is_restricted and at between now() - interval '31 days' and now() + interval '31 days'
  order by at`
