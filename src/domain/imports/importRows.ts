import { z } from 'zod'
import { isCurrency, type Currency } from '../money/currency.js'
import { parseMoney } from '../money/text.js'
import type { Minor } from '../money/minor.js'
import type { TableRow } from '../tableRow.js'
import type { BookColumn } from './importColumns.js'

/** One account of a book that comes from elsewhere, as its row says. */
export type ImportRow = {
  /** As spreadsheets count: the header is 1. */
  readonly row: number
  readonly login: string
  readonly email: string
  readonly name: string
  readonly country: string | null
  /** Code of the program. */
  readonly program: string
  readonly size: Minor
  readonly currency: Currency
  readonly phase: string
  /** When the account began this phase, UTC milliseconds. */
  readonly startedAt: number
}

export type WrongRow = { readonly row: number; readonly login: string; readonly message: string }

const text = (most: number) => z.string().trim().min(1, 'expected a value').max(most)

const shape = z.object({
  login: text(64),
  email: z.email('expected an e-mail address').transform((email) => email.toLowerCase()),
  name: text(200),
  country: z
    .string()
    .trim()
    .regex(/^([A-Z]{2})?$/, 'expected two capital letters such as CZ')
    .default(''),
  program: text(60),
  size: text(30),
  currency: z
    .string()
    .trim()
    .refine(isCurrency, 'expected a currency code such as USD')
    .transform((code) => code as Currency)
    .default('USD' as Currency),
  phase: z
    .string()
    .trim()
    .regex(/^(evaluation-[1-9]|funded)$/, 'expected evaluation-1 … or funded')
    .default('evaluation-1'),
  started_at: z.iso.datetime({ offset: true, error: 'expected a time with its zone' }),
} satisfies Record<BookColumn, z.ZodType>)

/** Rows of the table that can be read, and those that cannot with every field that is wrong. */
export function readImportRows(table: readonly TableRow[]): {
  readonly rows: readonly ImportRow[]
  readonly wrong: readonly WrongRow[]
} {
  const rows: ImportRow[] = []
  const wrong: WrongRow[] = []
  for (const { row, cells } of table) {
    const read = readRow(cells)
    if (read.ok) rows.push({ row, ...read.value })
    else wrong.push({ row, login: cells.login?.trim() ?? '', message: read.message })
  }
  return { rows, wrong }
}

type Read =
  | { readonly ok: true; readonly value: Omit<ImportRow, 'row'> }
  | { readonly ok: false; readonly message: string }

function readRow(cells: TableRow['cells']): Read {
  const given = Object.fromEntries(Object.entries(cells).filter(([, value]) => value.trim() !== ''))
  const parsed = shape.safeParse(given)
  if (!parsed.success) {
    const issues = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
    return { ok: false, message: issues.join('; ') }
  }
  const { started_at, size, country, ...rest } = parsed.data
  const amount = parseMoney(size, rest.currency)
  if (!amount.ok) return { ok: false, message: `size: ${amount.message}` }
  return {
    ok: true,
    value: {
      ...rest,
      country: country === '' ? null : country,
      size: amount.amount,
      startedAt: Date.parse(started_at),
    },
  }
}
