export const insertDeals = `
insert into live.deal (account_id, at, id, kind, entry, position, symbol, side, lots, price, profit,
  value, comment, received_at)
select d.*, $14 from unnest($1::uuid[], $2::bigint[], $3::text[], $4::text[], $5::text[], $6::text[],
  $7::text[], $8::text[], $9::int[], $10::text[], $11::bigint[], $12::bigint[], $13::text[])
  as d (account_id, at, id, kind, entry, position, symbol, side, lots, price, profit, value, comment)
on conflict (account_id, at, id) do nothing`

/** The newest deals of accounts: those of the last millisecond that has any. */
export const readNewest = `
select account_id, at::float8 as at, array_agg(id) as ids from live.deal deal
where account_id = any($1::uuid[]) and kind = 'trade' and at = (
  select max(at) from live.deal newest
  where newest.account_id = deal.account_id and newest.kind = 'trade')
group by account_id, at`

/** Positions of which less was closed than opened. */
export const readOpen = `
select account_id, position, min(at) filter (where entry = 'in')::float8 as opened_at,
  sum(case entry when 'in' then lots else -lots end)::int as lots,
  sum(profit)::float8 as profit, coalesce(sum(value) filter (where entry = 'in'), 0)::float8 as value
from live.deal where account_id = any($1::uuid[]) and kind = 'trade' and position is not null
group by account_id, position
having sum(case entry when 'in' then lots else -lots end) > 0
  and min(at) filter (where entry = 'in') is not null`
