import { isoDay } from '../months/month.js'

/** A table whose rows lie in months, by the column that says when. */
export type MonthTable = {
  readonly name: 'day' | 'deal'
  readonly column: 'date' | 'at'
  /** An instant (UTC milliseconds) as a literal of the column's type. */
  readonly literal: (at: number) => string
}

export const monthTables: readonly MonthTable[] = [
  { name: 'day', column: 'date', literal: (at) => `'${isoDay(at)}'::date` },
  { name: 'deal', column: 'at', literal: (at) => `${at}::bigint` },
]

export const lockMonths = `
select pg_advisory_xact_lock(hashtext('live.months')), set_config('lock_timeout', '5s', true)`

export const listMonths = `
select c.relname as name from pg_inherits i join pg_class c on c.oid = i.inhrelid
where i.inhparent = $1::regclass order by c.relname`

/** The months of what nobody had made a partition for, oldest first. */
export const strayMonths = ({ name, column }: MonthTable): string => `
select distinct (extract(epoch from date_trunc('month', ${
  column === 'at' ? `to_timestamp(at / 1000.0) at time zone 'UTC'` : 'date::timestamp'
})) * 1000)::float8 as month from live.${name}_default order by 1`

type Month = { readonly name: string; readonly from: number; readonly to: number }

/**
 * Before months are made or dropped. Whoever asks for days of any month locks all of them, the parent
 * first: one who was let in before us and only then writes would wait for us while we wait for them, and
 * one who was sent to the default partition would find that the row belongs to a month by now.
 */
export const lockAll = ({ name }: MonthTable): string =>
  `lock table live.${name} in access exclusive mode`

/** Makes a month with what the default partition has of it. */
export function createMonth({ name: table, column, literal }: MonthTable, month: Month): string {
  const { name, from, to } = month
  return `
create table live.${name} (like live.${table} including all);
with moved as (
  delete from live.${table}_default
  where ${column} >= ${literal(from)} and ${column} < ${literal(to)} returning *
) insert into live.${name} select * from moved;
alter table live.${table} attach partition live.${name}
  for values from (${literal(from)}) to (${literal(to)})`
}

/** From when on everything is kept, and a query for the accounts (`account_id`) of which all is. */
type Kept = { readonly cut: number; readonly undecided: string }

/**
 * Rows `old` of accounts that are followed, of which something newer than the cut is kept, or about
 * which something is still to be decided.
 */
const needed = ({ name, column, literal }: MonthTable, { cut, undecided }: Kept): string => `
  exists (select from live.followed f where f.account_id = old.account_id and f.watching)
  or exists (select from live.${name} newer
    where newer.account_id = old.account_id and newer.${column} >= ${literal(cut)})
  or exists (select from (${undecided}) undecided where undecided.account_id = old.account_id)`

/** Drops a month; what is still needed of it moves to the default partition. */
export const dropMonth = (table: MonthTable, month: string, kept: Kept): string => `
alter table live.${table.name} detach partition live.${month};
insert into live.${table.name}_default select old.* from live.${month} old where ${needed(table, kept)};
drop table live.${month}`

/** Rows that were kept from dropped months for an account that needs them no longer. */
export const forgetKept = (table: MonthTable, kept: Kept): string => `
delete from live.${table.name}_default old
where old.${table.column} < ${table.literal(kept.cut)} and not (${needed(table, kept)})`
