import { csvText } from '../../domain/csvText.js'
import type { RowReport, RowResult } from '../../domain/imports/rowReport.js'
import type { Tone } from '../parts/Shape.js'

/** How a row's result reads. */
export const resultWords: Readonly<
  Record<RowResult, { readonly tone: Tone; readonly word: string }>
> = {
  ready: { tone: 'waiting', word: 'Would come' },
  taken: { tone: 'good', word: 'Imported' },
  known: { tone: 'done', word: 'Here already' },
  repeated: { tone: 'attention', word: 'Stands twice' },
  refused: { tone: 'bad', word: 'Refused' },
}

export const rowFilters = ['all', 'come', 'known', 'duplicates', 'warnings', 'refused'] as const

export type RowFilter = (typeof rowFilters)[number]

export const isIn: Readonly<Record<RowFilter, (row: RowReport) => boolean>> = {
  all: () => true,
  come: ({ trader }) => trader !== null,
  known: ({ result }) => result === 'known',
  duplicates: ({ result, duplicates }) => result === 'repeated' || duplicates.length > 0,
  warnings: ({ warnings }) => warnings.length > 0,
  refused: ({ result }) => result === 'refused',
}

export type Totals = Readonly<Record<RowFilter | 'newTraders' | 'knownTraders', number>>

export function totalsOf(rows: readonly RowReport[]): Totals {
  const count = (filter: RowFilter) => rows.filter(isIn[filter]).length
  const words = [...traderWords(rows).values()]
  const traders = (word: string) => words.filter((each) => each === word).length
  return {
    ...{ all: rows.length, come: count('come'), known: count('known') },
    ...{ duplicates: count('duplicates'), warnings: count('warnings'), refused: count('refused') },
    newTraders: traders(newTrader),
    knownTraders: traders(traderOfOurs),
  }
}

const newTrader = 'New trader'
const traderOfOurs = 'Trader we have'

/**
 * Whom the account of each row belongs to. A person whose accounts stand in several rows is made by the
 * first of them, whichever request it came with.
 */
export function traderWords(rows: readonly RowReport[]): ReadonlyMap<number, string> {
  const first = new Map<string, number>()
  const words = new Map<number, string>()
  for (const { row, email, trader } of rows) {
    if (trader === null) continue
    const earlier = first.get(email)
    if (earlier === undefined) first.set(email, row)
    words.set(
      row,
      earlier !== undefined
        ? `Same trader as row ${earlier}`
        : trader === 'new'
          ? newTrader
          : traderOfOurs,
    )
  }
  return words
}

/** What a person should read of a row. */
export const notesOf = ({ refusal, duplicates, warnings }: RowReport): readonly string[] => [
  ...(refusal === null ? [] : [refusal]),
  ...duplicates,
  ...warnings,
]

/** The report as a file: every row with what came, or would come, of it. */
export function reportCsv(rows: readonly RowReport[]): string {
  const traders = traderWords(rows)
  return csvText([
    ['row', 'login', 'email', 'result', 'trader', 'refusal', 'duplicates', 'warnings'],
    ...rows.map((each) => [
      ...[each.row, each.login, each.email, resultWords[each.result].word],
      ...[traders.get(each.row) ?? '', each.refusal ?? ''],
      ...[each.duplicates.join('; '), each.warnings.join('; ')],
    ]),
  ])
}
