import { bookColumns, importColumns } from '../../domain/imports/importColumns.js'
import type { TableRow } from '../../domain/tableRow.js'
import { readCsv } from './readCsv.js'

export type Book =
  | {
      readonly ok: true
      readonly rows: readonly TableRow[]
      /** Columns that mean nothing here: a misspelt `currency` would be taken for the default. */
      readonly unread: readonly string[]
    }
  | { readonly ok: false; readonly message: string }

/** The rows of a book that comes as CSV. */
export function readBook(bytes: Uint8Array): Book {
  const csv = readCsv(bytes, importColumns)
  if (!csv.ok) return csv
  const known: readonly string[] = bookColumns.map(({ name }) => name)
  return { ok: true, rows: csv.rows, unread: csv.columns.filter((name) => !known.includes(name)) }
}
