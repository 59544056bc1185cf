import type { CsvError } from 'csv-parse/sync'

/** Where a table ends to be one, in rows as a spreadsheet counts them, and what was expected there. */
export function csvProblem(error: CsvError): string {
  const place = placeOf(error)
  switch (error.code) {
    case 'CSV_RECORD_INCONSISTENT_COLUMNS': {
      const [wanted, found] = [sizeOf(error.columns), sizeOf(error.record)]
      const hint = found > wanted ? '; a cell that holds the separator stands in quotes' : ''
      return `expected ${wanted} cells in ${place.row}, as in the header, was ${found}${hint}`
    }
    case 'CSV_QUOTE_NOT_CLOSED':
      return `expected the quote to be closed that opens in ${place.cell}, was the end of the file`
    case 'INVALID_OPENING_QUOTE':
    case 'CSV_INVALID_CLOSING_QUOTE':
      return `expected quotes around the whole cell in ${place.cell}, and doubled where it holds one`
    default:
      return `expected a row as a spreadsheet exports it in ${place.cell}`
  }
}

const sizeOf = (cells: unknown): number => (Array.isArray(cells) ? cells.length : 0)

/** Rows that came before are counted; until the header is known, columns have no names. */
function placeOf({ records, empty_lines, column }: CsvError) {
  if (typeof column === 'number') return { row: 'the header', cell: 'the header' }
  const row = `row ${Number(records) + Number(empty_lines) + 2}`
  return { row, cell: typeof column === 'string' ? `${row}, column ${column}` : row }
}
