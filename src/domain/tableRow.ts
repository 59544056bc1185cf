/** A row of a table that came as a file: its cells by the name of their column. */
export type TableRow = {
  /** As spreadsheets count: the header is 1, empty rows count too. */
  readonly row: number
  readonly cells: Readonly<Record<string, string>>
}
