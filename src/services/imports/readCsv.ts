import { parse } from 'csv-parse/sync'
import { isStorable } from '../../domain/text.js'

export type Csv =
  | { readonly ok: true; readonly rows: readonly Readonly<Record<string, string>>[] }
  | { readonly ok: false; readonly message: string }

const rowsMax = 500_000

/**
 * A table as spreadsheets export it: a header, commas or semicolons, UTF-8 with or without a mark.
 *
 * @param columns must be in the header, whatever their case
 */
export function readCsv(bytes: Uint8Array, columns: readonly string[]): Csv {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    if (!isStorable(text)) return refused('expected text without NUL or broken characters')
    const rows: Record<string, string>[] = parse(text, {
      bom: true,
      columns: (header: string[]) => header.map((name) => name.trim().toLowerCase()),
      delimiter: [',', ';', '\t'],
      skip_empty_lines: true,
      to: rowsMax + 1,
    })
    if (rows.length > rowsMax) return refused(`expected at most ${rowsMax} rows`)
    if (rows.length === 0) return refused('expected a header and at least one row')
    const missing = columns.filter((name) => !(name in (rows[0] ?? {})))
    if (missing.length > 0)
      return refused(`expected the columns ${missing.join(', ')} in the header`)
    return { ok: true, rows }
  } catch (error) {
    return refused(error instanceof Error ? error.message : String(error))
  }
}

const refused = (message: string): Csv => ({ ok: false, message: `file: ${message}` })
