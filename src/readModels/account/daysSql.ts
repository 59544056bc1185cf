/** Newest first; minutes only of the newest $3 days, older ones are drawn from their extremes. */
export const curveDaysSql = `
select date::text as date, starts_at::float8 as "startsAt", ends_at::float8 as "endsAt",
  start_balance::float8 as "startBalance", start_equity::float8 as "startEquity", floors,
  open::float8 as open, high::float8 as high, low::float8 as low, close::float8 as close,
  peak::float8 as peak,
  case when row_number() over (order by date desc) <= $3 then minutes || recent end as minutes
from live.day where account_id = $1 order by date desc limit $2`

export const daysSql = `
select date::text as date, starts_at::float8 as "startsAt", ends_at::float8 as "endsAt",
  start_balance::float8 as "startBalance", start_equity::float8 as "startEquity", floors,
  high::float8 as high, low::float8 as low, close::float8 as close, peak::float8 as peak
from live.day where account_id = $1 order by date desc limit $2`
