import type { Duplicate } from '../../domain/imports/duplicates.js'
import type { ImportRow, WrongRow } from '../../domain/imports/importRows.js'
import type { RowReport } from '../../domain/imports/rowReport.js'
import type { TableRow } from '../../domain/tableRow.js'
import type { ImportPlan } from './planImport.js'

type Looked = {
  readonly table: readonly TableRow[]
  readonly wrong: readonly WrongRow[]
  readonly plan: ImportPlan
  /** Ids of the accounts that were taken over now, by login; null in a dry run. */
  readonly taken: ReadonlyMap<string, string> | null
}

/** One report for each row of the table, in its order. */
export function rowReports({ table, wrong, plan, taken }: Looked): RowReport[] {
  const refusals = byRow([...wrong, ...plan.refused], ({ message }) => message)
  const known = byRow(plan.known, () => true)
  const ready = new Map(plan.ready.map((each) => [each.row.row, each]))
  const doubles = duplicatesByRow(plan.duplicates)
  return table.map(({ row, cells }) => {
    const found = ready.get(row)
    const refusal = refusals.get(row) ?? null
    const account = (found && taken?.get(found.row.login)) ?? null
    const comes = found !== undefined && (taken === null || account !== null)
    return {
      ...{ row, account, refusal, duplicates: doubles.get(row) ?? [] },
      login: cells.login?.trim() ?? '',
      email: cells.email?.trim().toLowerCase() ?? '',
      result: comes
        ? taken
          ? 'taken'
          : 'ready'
        : refusal !== null
          ? 'refused'
          : // Somebody else may have taken it over since it was planned.
            found || known.has(row)
            ? 'known'
            : 'repeated',
      trader: comes ? (plan.traders.has(found.row.email) ? 'known' : 'new') : null,
      warnings: found?.warnings ?? [],
    }
  })
}

const byRow = <Row extends Pick<ImportRow, 'row'>, Value>(
  rows: readonly Row[],
  valueOf: (row: Row) => Value,
): Map<number, Value> => new Map(rows.map((each) => [each.row, valueOf(each)]))

function duplicatesByRow(duplicates: readonly Duplicate[]): Map<number, string[]> {
  const found = new Map<number, string[]>()
  for (const { kind, rows, message } of duplicates) {
    for (const row of rows) {
      const others = rows.filter((each) => each !== row)
      const where = others.length > 0 ? ` (also row ${shortly(others)})` : ''
      found.set(row, [...(found.get(row) ?? []), `${kind}: ${message}${where}`])
    }
  }
  return found
}

const namedMax = 5

const shortly = (rows: readonly number[]): string =>
  rows.slice(0, namedMax).join(', ') +
  (rows.length > namedMax ? ` and ${rows.length - namedMax} more` : '')
