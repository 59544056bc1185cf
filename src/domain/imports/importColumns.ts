type Column = {
  readonly name: string
  /** What the cell says, in an operator's words. */
  readonly words: string
  readonly example: string
  /** What is meant where the column or the cell is missing; null where it must be there. */
  readonly otherwise: string | null
}

/** The columns of a book that comes from elsewhere, in the order of the template. */
export const bookColumns = [
  { name: 'login', words: 'login on the platform', example: '1001', otherwise: null },
  { name: 'email', words: 'the trader’s address', example: 'ann@trader.example', otherwise: null },
  { name: 'name', words: 'the trader’s name', example: 'Ann Trader', otherwise: null },
  { name: 'program', words: 'code of the program', example: 'two-step', otherwise: null },
  { name: 'size', words: 'nominal size', example: '50000.00', otherwise: null },
  {
    name: 'started_at',
    words: 'when the present phase began, with its zone',
    example: '2026-11-02T10:00:00+01:00',
    otherwise: null,
  },
  { name: 'currency', words: 'currency of the account', example: 'USD', otherwise: 'USD' },
  {
    name: 'phase',
    words: 'evaluation-1 … or funded',
    example: 'evaluation-1',
    otherwise: 'evaluation-1',
  },
  { name: 'country', words: 'two capital letters', example: 'CZ', otherwise: 'unknown' },
] as const satisfies readonly Column[]

export type BookColumn = (typeof bookColumns)[number]['name']

/** The columns that a file must have. */
export const importColumns: readonly string[] = bookColumns
  .filter(({ otherwise }) => otherwise === null)
  .map(({ name }) => name)

/** A file with the header that is read and one row as an example. */
export const importTemplate = (): string =>
  [bookColumns.map(({ name }) => name), bookColumns.map(({ example }) => example)]
    .map((cells) => `${cells.join(',')}\r\n`)
    .join('')
