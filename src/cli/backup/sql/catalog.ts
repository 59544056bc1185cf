/** Schemas that are PostgreSQL's own. */
const ours = `n.nspname not in ('pg_catalog', 'information_schema') and n.nspname not like 'pg\\_%'`

/** Tables of extensions come back with the extension. */
const notOfExtension = `not exists (
  select from pg_depend d
  where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e'
)`

/** Tables that hold rows, partitions included; columns in order, without generated ones. */
export const tables = `
select n.nspname as schema, c.relname as name,
  array(
    select a.attname::text from pg_attribute a
    where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    order by a.attnum
  ) as columns
from pg_class c join pg_namespace n on n.oid = c.relnamespace
where c.relkind = 'r' and c.relpersistence <> 't' and ${ours} and ${notOfExtension}
order by 1, 2`

/** Partitions with their bounds, parents before children. */
export const partitions = `
with recursive tree as (
  select c.oid, 0 as depth from pg_class c
  where c.relkind = 'p' and not c.relispartition
  union all
  select i.inhrelid, tree.depth + 1 from pg_inherits i join tree on i.inhparent = tree.oid
)
select n.nspname as schema, c.relname as name, pn.nspname as "parentSchema",
  p.relname as "parentName", pg_get_expr(c.relpartbound, c.oid) as bound,
  case when c.relkind = 'p' then pg_get_partkeydef(c.oid) end as key
from tree
join pg_class c on c.oid = tree.oid and c.relispartition
join pg_namespace n on n.oid = c.relnamespace
join pg_inherits i on i.inhrelid = c.oid
join pg_class p on p.oid = i.inhparent
join pg_namespace pn on pn.oid = p.relnamespace
where ${ours}
order by tree.depth, 1, 2`

export const sequences = `
select n.nspname as schema, c.relname as name
from pg_class c join pg_namespace n on n.oid = c.relnamespace
where c.relkind = 'S' and ${ours} and ${notOfExtension}
order by 1, 2`

/** Tables in which our own schemas note their applied steps. */
export const ledgers = `
select n.nspname as schema
from pg_class c join pg_namespace n on n.oid = c.relnamespace
where c.relkind = 'r' and c.relname = 'migration' and ${ours}
  and 2 = (
    select count(*) from pg_attribute a
    where a.attrelid = c.oid and a.attname in ('id', 'sha') and not a.attisdropped
  )
order by 1`

export const payloadLedger = `select to_regclass('public.payload_migrations') is not null as found`
export const payloadMigrations = `select name from public.payload_migrations order by name`
