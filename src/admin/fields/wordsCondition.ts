/** Where a condition stands in Payload's `{ or: [{ and: [condition] }] }`. */
export type Place = { readonly or: number; readonly and: number }

type Condition = Readonly<Record<string, Readonly<Record<string, unknown>>>>

const indexIn = (item: Element | null | undefined): number =>
  item?.parentElement ? Array.from(item.parentElement.children).indexOf(item) : 0

/** The place of the filter that holds `element`: the items of the filter lists around it are counted. */
export function placeOf(element: Element | null): Place {
  const and = element?.closest('.where-builder__and-filters > li')
  return { and: indexIn(and), or: indexIn(and?.closest('.where-builder__or-filters > li')) }
}

function rowsOf(where: unknown): readonly { readonly and: readonly Condition[] }[] {
  if (typeof where !== 'object' || where === null || !('or' in where)) return []
  const { or } = where
  if (!Array.isArray(or)) return []
  return or.map((row: unknown) =>
    typeof row === 'object' && row !== null && 'and' in row && Array.isArray(row.and)
      ? { and: row.and }
      : { and: [] },
  )
}

/** A field that is filtered by its words, at a place in the query. */
export type Filtered = { readonly field: string; readonly place: Place }

/** The words that the filter names, whichever operator it has. */
export function readWords(where: unknown, { field, place }: Filtered): readonly string[] {
  const condition = rowsOf(where)[place.or]?.and[place.and]?.[field] ?? firstOf(where, field)
  const value = Object.values(condition ?? {})[0]
  if (Array.isArray(value)) return value.map(String)
  return typeof value === 'string' && value !== '' ? value.split(',') : []
}

/** Before the filter is on the page its place is not known; the first filter on the field is a good guess. */
const firstOf = (where: unknown, field: string): Condition[string] | undefined =>
  rowsOf(where)
    .flatMap(({ and }) => and)
    .find((each) => each[field])?.[field]

/** The query with the filter set to `values`; one that excludes goes on excluding. */
export function writeWords(
  where: unknown,
  { field, place }: Filtered,
  values: readonly string[],
): object {
  const rows = rowsOf(where)
  const before = rows[place.or]?.and[place.and]?.[field] ?? {}
  const excludes = 'not_equals' in before || 'not_in' in before
  const operator = excludes ? 'not_in' : 'in'
  return {
    or: rows.map((row, or) => ({
      and: row.and.map((condition, and) =>
        or === place.or && and === place.and ? { [field]: { [operator]: [...values] } } : condition,
      ),
    })),
  }
}
