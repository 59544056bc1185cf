import type { Queryable } from '../queryable.js'
import { newerVersionSql } from './sql.js'

export type NewerVersion = { readonly id: string; readonly number: number; readonly stage: string }

/** The published version of a challenge's program, where the active challenge has an older one. */
export async function newerVersion(
  q: Queryable,
  challengeId: string,
): Promise<NewerVersion | null> {
  const { rows } = await q.query<{ id: string; number: string; stage: string }>(newerVersionSql, [
    challengeId,
  ])
  const [row] = rows
  return row ? { id: row.id, number: Number(row.number), stage: row.stage } : null
}
