import { CsvError, parse } from 'csv-parse/sync'
import type { TableRow } from '../../domain/tableRow.js'
import { isStorable } from '../../domain/text.js'
import { csvProblem } from './csvProblem.js'

export type Csv =
  | {
      readonly ok: true
      readonly rows: readonly TableRow[]
      /** As the header names them. */
      readonly columns: readonly string[]
    }
  | { readonly ok: false; readonly message: string }

const rowsMax = 500_000

const delimiters = [',', ';', '\t'] as const

/**
 * A table as spreadsheets export it: a header, commas, semicolons or tabs, UTF-8 with or without a mark.
 *
 * @param wanted columns that must be in the header, whatever their case
 */
export function readCsv(bytes: Uint8Array, wanted: readonly string[]): Csv {
  const text = textOf(bytes)
  if (text === null) return refused('expected UTF-8 text: a spreadsheet calls it CSV UTF-8')
  if (!isStorable(text)) return refused('expected text without NUL or broken characters')
  try {
    return readTable(text, wanted)
  } catch (error) {
    if (error instanceof CsvError) return refused(csvProblem(error))
    throw error
  }
}

function textOf(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

type Parsed = {
  readonly record: Readonly<Record<string, string>>
  readonly info: { readonly records: number; readonly empty_lines: number }
}

function readTable(text: string, wanted: readonly string[]): Csv {
  let columns: readonly string[] = []
  const parsed = parse(text, {
    bom: true,
    columns: (header: string[]) => {
      columns = header.map((name) => name.trim().toLowerCase())
      return [...columns]
    },
    delimiter: delimiterOf(text),
    info: true,
    skip_empty_lines: true,
    to: rowsMax + 1,
  }) as unknown as readonly Parsed[]
  const missing = wanted.filter((name) => !columns.includes(name))
  if (columns.length > 0 && missing.length > 0) {
    const found = `was ${columns.join(', ')}`.slice(0, 200)
    return refused(`expected the columns ${missing.join(', ')} in the header, ${found}`)
  }
  const twice = columns.filter((name, at) => name !== '' && columns.indexOf(name) !== at)
  if (twice.length > 0) return refused(`expected each column once, was twice ${twice.join(', ')}`)
  const rows = parsed
    .map(({ record, info }) => ({ row: info.records + info.empty_lines + 1, cells: record }))
    .filter(({ cells }) => Object.values(cells).some((cell) => cell.trim() !== ''))
  if (rows.length > rowsMax) return refused(`expected at most ${rowsMax} rows`)
  if (rows.length === 0) return refused('expected a header and at least one row')
  return { ok: true, rows, columns }
}

/** What separates the header separates the rows: an amount may have commas in a file of semicolons. */
function delimiterOf(text: string): string {
  const [header = ''] = text.trimStart().split(/\r?\n|\r/, 1)
  const counts = delimiters.map((each) => header.split(each).length)
  return delimiters[counts.indexOf(Math.max(...counts))] ?? ','
}

const refused = (message: string): Csv => ({ ok: false, message: `file: ${message}` })
