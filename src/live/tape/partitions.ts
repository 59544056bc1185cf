import type { Queryable } from '../../database/queryable.js'
import { inTransaction } from '../inTransaction.js'
import * as sql from '../sql/tape.js'

const hourMs = 3_600_000
/** Partitions made ahead, so that a writer finds one though this ran late. */
const hoursAhead = 3

export type TapePartitions = { readonly created: string[]; readonly dropped: string[] }

const nameOf = (hour: number): string =>
  `tape_${new Date(hour).toISOString().slice(0, 13).replace(/\D/g, '')}`

const hourOf = (name: string): number => {
  const [year, month, day, hour] = [5, 9, 11, 13].map((from, index) =>
    Number(name.slice(from, index === 0 ? 9 : from + 2)),
  )
  return Date.UTC(year ?? 0, (month ?? 1) - 1, day ?? 1, hour ?? 0)
}

/**
 * Makes the hours that are about to be written and drops those older than `keepHours`, unless
 * something in them still waits to be packed.
 *
 * @param options.now UTC milliseconds
 */
export async function maintainTape(
  client: Queryable,
  options: { readonly now: number; readonly keepHours: number },
): Promise<TapePartitions> {
  return inTransaction(client, async () => {
    await client.query(sql.lockTape)
    const { rows } = await client.query<{ name: string }>(sql.listPartitions)
    const known = new Set(rows.map(({ name }) => name))
    const hour = options.now - (options.now % hourMs)
    const created = await createMissing(client, known, hour)
    const oldest = hour - options.keepHours * hourMs
    const old = [...known].filter((name) => hourOf(name) < oldest)
    return { created, dropped: await dropPacked(client, old) }
  })
}

async function createMissing(
  client: Queryable,
  known: ReadonlySet<string>,
  hour: number,
): Promise<string[]> {
  const created: string[] = []
  for (let ahead = 0; ahead <= hoursAhead; ahead += 1) {
    const from = hour + ahead * hourMs
    const name = nameOf(from)
    if (known.has(name)) continue
    await client.query(sql.createPartition(name, from, from + hourMs))
    created.push(name)
  }
  return created
}

async function dropPacked(client: Queryable, names: readonly string[]): Promise<string[]> {
  const dropped: string[] = []
  for (const name of names) {
    const { rows } = await client.query<{ found: boolean }>(sql.hasUnpacked(name))
    if (rows[0]?.found !== false) continue
    await client.query(sql.dropPartition(name))
    dropped.push(name)
  }
  return dropped
}
