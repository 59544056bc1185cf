import type { Queryable } from '../queryable.js'
import { newerVersionSql } from './sql.js'

export type NewerVersion = {
  readonly id: string
  readonly number: number
  readonly stage: string
  /** What became of its newest offer to the challenge; null where it was never offered. */
  readonly offer: {
    readonly status: string
    readonly until: Date
    readonly endedAt: Date | null
  } | null
}

type Row = {
  id: string
  number: string
  stage: string
  status: string | null
  expires_at: Date | null
  ended_at: Date | null
}

/** The published version of a challenge's program, where the active challenge has an older one. */
export async function newerVersion(
  q: Queryable,
  challengeId: string,
): Promise<NewerVersion | null> {
  const [row] = (await q.query<Row>(newerVersionSql, [challengeId])).rows
  if (!row) return null
  const { id, stage, status, expires_at, ended_at } = row
  const offer =
    status !== null && expires_at !== null ? { status, until: expires_at, endedAt: ended_at } : null
  return { id, number: Number(row.number), stage, offer }
}
