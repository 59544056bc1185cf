export const insertTape = `
insert into live.tape (received_at, observations, records)
select $1, part.observations, part.records
from unnest($2::integer[], $3::bytea[]) with ordinality as part (observations, records, place)
order by part.place`

export const lockTape = `select pg_advisory_xact_lock(hashtext('live.tape'))`

export const listPartitions = `
select c.relname as name from pg_inherits i join pg_class c on c.oid = i.inhrelid
where i.inhparent = 'live.tape'::regclass order by c.relname`

/** Attaching keeps writers going, creating a partition in place would stop them. */
export const createPartition = (name: string, from: number, to: number): string => `
create table live.${name} (like live.tape including defaults including storage);
alter table live.${name} add constraint hour check (received_at >= ${from} and received_at < ${to});
alter table live.tape attach partition live.${name} for values from (${from}) to (${to})`

export const hasUnpacked = (name: string): string =>
  `select exists (select from live.${name} where not packed) as found`

export const dropPartition = (name: string): string => `drop table live.${name}`

export const readUnpacked = `
select id::float8 as id, records from live.tape
where not packed and id > $1 order by id limit $2`

export const markPacked = `update live.tape set packed = true where id = any($1::bigint[])`

export const readTape = `
select records from live.tape where received_at >= $1 and received_at < $2 order by received_at, id`

export const accountsByNumber = `
select number, account_id from live.followed where number = any($1::integer[])`
