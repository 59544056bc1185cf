/**
 * A day of an account opens once; the highest equity so far is carried on from the day before, which is
 * looked for in all months only when the newest have none.
 */
export const insertDays = `
insert into live.day (account_id, date, starts_at, ends_at, start_balance, start_equity, floors, peak)
select d.id, d.date, d.starts_at, d.ends_at, d.balance, d.equity, d.floors, greatest(d.equity, coalesce((
  select b.peak from live.day b
  where b.account_id = d.id and b.date < d.date and b.date >= d.date - 31
  order by b.date desc limit 1), (
  select b.peak from live.day b where b.account_id = d.id and b.date < d.date - 31
  order by b.date desc limit 1)))
from unnest($1::uuid[], $2::date[], $3::bigint[], $4::bigint[], $5::bigint[], $6::bigint[], $7::jsonb[])
  as d (id, date, starts_at, ends_at, balance, equity, floors)
on conflict (account_id, date) do nothing`

export const readOpenDays = `
select account_id, date::text as date, starts_at::float8 as starts_at, ends_at::float8 as ends_at,
  open::float8 as open, high::float8 as high, low::float8 as low, close::float8 as close, recent
from live.day where account_id = any($1::uuid[]) and ends_at > $2 and starts_at <= $3`

export const updateDays = `
update live.day d set open = s.open, high = s.high, low = s.low, close = s.close,
  peak = greatest(d.peak, s.high), recent = s.recent,
  minutes = case when s.closed = '' then d.minutes else d.minutes || s.closed end
from unnest($1::uuid[], $2::date[], $3::bigint[], $4::bigint[], $5::bigint[], $6::bigint[],
  $7::bytea[], $8::bytea[]) as s (id, date, open, high, low, close, recent, closed)
where d.account_id = s.id and d.date = s.date`

export const readDays = `
select account_id, date::text as date, starts_at::float8 as starts_at, ends_at::float8 as ends_at,
  start_balance::float8 as start_balance, start_equity::float8 as start_equity, floors,
  open::float8 as open, high::float8 as high, low::float8 as low, close::float8 as close,
  peak::float8 as peak, minutes, recent
from live.day where account_id = $1 and date >= $2::date and date <= $3::date order by date`

export const lockPacking = `select pg_try_advisory_xact_lock(hashtext('live.pack')) as locked`
