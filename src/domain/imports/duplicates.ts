import type { ImportRow } from './importRows.js'

/** Rows that may be one thing twice, for a person to look at. */
export type Duplicate = {
  readonly kind: 'login' | 'email' | 'name'
  readonly value: string
  readonly rows: readonly number[]
  /** What happens with it. */
  readonly message: string
}

type Person = Pick<ImportRow, 'email' | 'name'>

/**
 * Logins that stand in several rows, addresses with several names, and names with several addresses.
 *
 * @param known people of ours: a name of theirs under another address is reported too
 */
export function findDuplicates(
  rows: readonly ImportRow[],
  known: readonly Person[] = [],
): Duplicate[] {
  const found: Duplicate[] = []
  for (const [value, same] of by(rows, ({ login }) => login)) {
    if (same.length < 2) continue
    found.push({
      kind: 'login',
      value,
      rows: numbers(same),
      message: 'only the first row is taken',
    })
  }
  for (const [value, same] of by(rows, ({ email }) => email)) {
    const names = new Set(same.map(({ name }) => name))
    if (names.size < 2) continue
    const message = `one person with ${names.size} names: the first one is used`
    found.push({ kind: 'email', value, rows: numbers(same), message })
  }
  const theirs = by(known, ({ name }) => plain(name))
  for (const [name, same] of by(rows, (row) => plain(row.name))) {
    const emails = new Set([...same, ...(theirs.get(name) ?? [])].map(({ email }) => email))
    if (emails.size < 2) continue
    const message = `${emails.size} addresses: they stay ${emails.size} traders unless somebody merges them`
    found.push({ kind: 'name', value: same[0]?.name ?? name, rows: numbers(same), message })
  }
  return found
}

const numbers = (rows: readonly ImportRow[]): number[] => rows.map(({ row }) => row)

const plain = (name: string): string => name.toLowerCase().replace(/\s+/g, ' ').trim()

function by<T>(rows: readonly T[], keyOf: (row: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const row of rows) {
    const group = groups.get(keyOf(row))
    if (group) group.push(row)
    else groups.set(keyOf(row), [row])
  }
  return groups
}
