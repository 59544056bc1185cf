export const storeStatsSql = `
insert into prop_firm.stats (at, took_ms, figures) values ($1, $2, $3)
on conflict (single) do update
set at = excluded.at, took_ms = excluded.took_ms, figures = excluded.figures
where prop_firm.stats.at <= excluded.at`

export const readStatsSql = `
select (extract(epoch from at) * 1000)::float8 as at, figures from prop_firm.stats`

export const storeDaySql = `
insert into prop_firm.stats_day (date, owed) values ($1::date, $2)
on conflict (date) do update set owed = excluded.owed`

export const readOwedDaysSql = `
select coalesce((owed ->> $2)::float8, 0) as owed from prop_firm.stats_day
where date > $1::date - 30 and date < $1::date order by date`
