export const prepare = `
create schema if not exists live;
create table if not exists live.migration (
  id text primary key,
  sha text not null,
  at timestamptz not null default now()
)`

export const lock = `select pg_advisory_xact_lock(hashtext('live.migration'))`
export const applied = `select id, sha from live.migration order by id`
export const record = `insert into live.migration (id, sha) values ($1, $2)`
export const exists = `select to_regclass('live.migration') is not null as found`
