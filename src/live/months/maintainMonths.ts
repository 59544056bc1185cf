import type { Queryable } from '../../database/queryable.js'
import { inTransaction } from '../inTransaction.js'
import * as sql from '../sql/months.js'
import { monthIn, monthName, monthOf } from './month.js'

/** Months made ahead, so that a writer finds one though this ran late. */
const monthsAhead = 2
/** Months moved out of the default partition at a time: writers of it wait meanwhile. */
const movedAtOnce = 3
/** A time from before is a platform's mistake, and gets no month of its own. */
const firstMonth = Date.UTC(2000, 0)

export type MonthsKept = {
  /** Months of days that are kept, the present one not counted; null keeps them for good. */
  readonly days: number | null
  /** The same for deals. */
  readonly deals: number | null
}

type Maintained = { readonly now: number; readonly undecided?: string | undefined }
const nobody = 'select null::uuid as account_id where false'

export type MonthPartitions = { readonly created: string[]; readonly dropped: string[] }

/**
 * Makes the months of `live.day` and `live.deal` that are about to be written and drops those that
 * need not be kept. What a dropped month holds of accounts that are still followed, that have newer
 * rows or that wait for a decision is kept beside.
 *
 * @param options.now UTC milliseconds
 * @param options.undecided see `LivePorts`
 */
export async function maintainMonths(
  client: Queryable,
  options: Maintained & { readonly keep: MonthsKept },
): Promise<MonthPartitions> {
  const created: string[] = []
  const dropped: string[] = []
  for (const table of sql.monthTables) {
    const keep = table.name === 'day' ? options.keep.days : options.keep.deals
    const done = await inTransaction(client, () => maintain(client, table, { ...options, keep }))
    created.push(...done.created)
    dropped.push(...done.dropped)
  }
  return { created, dropped }
}

async function maintain(
  client: Queryable,
  table: sql.MonthTable,
  { now, keep, undecided = nobody }: Maintained & { readonly keep: number | null },
): Promise<MonthPartitions> {
  await client.query(sql.lockMonths)
  const { rows } = await client.query<{ name: string }>(sql.listMonths, [`live.${table.name}`])
  const known = new Set(rows.map(({ name }) => name))
  const cut = keep === null ? -Infinity : monthOf(now, -keep)
  const missing = await missingMonths(client, table, { known, now, cut })
  const old = [...known].filter((name) => (monthIn(name) ?? Infinity) < cut)
  if (missing.length + old.length > 0) await client.query(sql.lockAll(table))
  for (const month of missing) {
    const name = monthName(table.name, month)
    await client.query(sql.createMonth(table, { name, from: month, to: monthOf(month, 1) }))
  }
  for (const name of old) await client.query(sql.dropMonth(table, name, { cut, undecided }))
  if (old.length > 0) await client.query(sql.forgetKept(table, { cut, undecided }))
  return { created: missing.map((month) => monthName(table.name, month)), dropped: old }
}

async function missingMonths(
  client: Queryable,
  table: sql.MonthTable,
  given: { readonly known: ReadonlySet<string>; readonly now: number; readonly cut: number },
): Promise<number[]> {
  const { known, now, cut } = given
  const ahead = Array.from({ length: monthsAhead + 1 }, (_, after) => monthOf(now, after))
  const { rows } = await client.query<{ month: number }>(sql.strayMonths(table))
  const strays = rows
    .map(({ month }) => month)
    .filter((month) => month >= Math.max(cut, firstMonth) && month < monthOf(now))
  const wanted = new Set([...ahead, ...strays.slice(0, movedAtOnce)])
  return [...wanted].filter((month) => !known.has(monthName(table.name, month)))
}
