import type { Queryable } from '../../../../src/database/queryable.js'
import { replayEvidence } from '../../../../src/domain/rulings/replayEvidence.js'
import { readRecords } from '../../../../src/live/tape/record.js'
import type { ExpectedRuling } from '../../live/support/script.js'

export type StoredRuling = ExpectedRuling & {
  readonly doubts: readonly string[]
  readonly disposition: string
}

/** All rulings, by login and in the order of each account. */
export async function rulingsOf(q: Queryable): Promise<StoredRuling[]> {
  const { rows } = await q.query<StoredRuling>(
    `select a.login, r.kind, r.rule, r.code, r.at::float8 as at, r."limit"::float8 as "limit",
       r.figure::float8 as figure, r.doubts, r.disposition
     from ruling r join live.account a using (account_id) order by a.login, r.id`,
  )
  return rows
}

/** How often each observation lies on the tape, by login and sequence. */
export async function tapeOf(q: Queryable): Promise<ReadonlyMap<string, number>> {
  const accounts = await q.query<{ number: number; login: string }>(
    'select number, login from live.account',
  )
  const logins = new Map(accounts.rows.map(({ number, login }) => [number, login]))
  const { rows } = await q.query<{ records: Buffer }>('select records from live.tape')
  const seen = new Map<string, number>()
  for (const { records } of rows) {
    for (const { number, sequence } of readRecords(records)) {
      const key = `${logins.get(number) ?? '?'} ${sequence}`
      seen.set(key, (seen.get(key) ?? 0) + 1)
    }
  }
  return seen
}

/** Rulings whose evidence does not lead to them. */
export async function unprovenOf(q: Queryable): Promise<unknown[]> {
  const { rows } = await q.query<{ evidence: unknown }>('select evidence from ruling')
  return rows.map(({ evidence }) => replayEvidence(evidence)).filter(({ agree }) => !agree)
}

/** What of `expected` is not in `found`, each as often as it is missing. */
export function missingFrom<Item>(found: readonly Item[], expected: readonly Item[]): Item[] {
  const left = new Map<string, number>()
  for (const item of found) {
    const key = JSON.stringify(item)
    left.set(key, (left.get(key) ?? 0) + 1)
  }
  return expected.filter((item) => {
    const key = JSON.stringify(item)
    const count = left.get(key) ?? 0
    left.set(key, count - 1)
    return count <= 0
  })
}
