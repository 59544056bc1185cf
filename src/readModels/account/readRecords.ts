import type { Queryable } from '../../database/queryable.js'
import { accountAuditSql, commandsSql } from './recordsSql.js'

const rowsMax = 200

/** Something the platform was told about an account. Times are UTC milliseconds. */
export type CommandRow = {
  readonly id: string
  readonly reference: string
  readonly kind: string
  readonly status: string
  readonly cause: string | null
  readonly attempts: number
  readonly problem: string | null
  readonly result: Readonly<Record<string, unknown>> | null
  readonly queuedAt: number
  readonly sentAt: number | null
  readonly verifiedAt: number | null
}

/** Newest first. */
export async function readCommands(q: Queryable, accountId: string): Promise<CommandRow[]> {
  return (await q.query<CommandRow>(commandsSql, [accountId, rowsMax])).rows
}

export type AuditRow = {
  readonly id: string
  readonly at: number
  readonly event: string
  readonly subjectType: string
  /** Of a violation: the key that its ruling names the rule by. */
  readonly rule: string | null
  readonly from: string | null
  readonly to: string | null
  readonly actorType: string | null
  readonly actorName: string | null
  readonly reason: string | null
  /** Place in the chain of its subject. */
  readonly seq: number
  readonly hash: string | null
}

/** Entries about an account and its violations, newest first. */
export async function readAccountAudit(q: Queryable, accountId: string): Promise<AuditRow[]> {
  return (await q.query<AuditRow>(accountAuditSql, [accountId, rowsMax])).rows
}
