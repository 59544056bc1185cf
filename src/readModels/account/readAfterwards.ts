import type { Queryable } from '../../database/queryable.js'
import { afterwardsSql } from './rulingSql.js'

/** A command to the platform, a message to the trader, or an entry of the audit log. Times are UTC milliseconds. */
export type Aftermath = {
  readonly source: 'command' | 'message' | 'audit'
  readonly id: string
  /** Kind of command, event of the message, or `lifecycle.event`. */
  readonly name: string
  readonly status: string | null
  readonly actorName: string | null
  readonly reason: string | null
  readonly problem: string | null
  readonly detail: Readonly<Record<string, unknown>> | null
  /** What the platform answered. */
  readonly result: Readonly<Record<string, unknown>> | null
  readonly at: number
  readonly sentAt: number | null
  readonly verifiedAt: number | null
}

const aftermathRows = 60

type Input = {
  readonly accountId: string
  readonly ruling: { readonly reference: string; readonly storedAt: number }
}

/** What followed a ruling, in the order in which it began. */
export async function readAfterwards(
  q: Queryable,
  { accountId, ruling }: Input,
): Promise<Aftermath[]> {
  const values = [accountId, ruling.reference, ruling.storedAt, aftermathRows]
  return (await q.query<Aftermath>(afterwardsSql, values)).rows
}
