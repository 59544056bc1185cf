import type { Work } from '../work.js'
import { insertRows } from './insertRows.js'

export type AuditInput = {
  readonly event: string
  readonly subjectType: string
  readonly subjectId: string
  readonly from?: string
  readonly to?: string
  readonly reason?: string
  /** Ids and figures only; personal values go into the side table. */
  readonly data?: Readonly<Record<string, unknown>>
}

/**
 * Appends to the audit chains of the subjects. Rows go in by subject, so that two works that touch
 * the same subjects wait for each other instead of locking crosswise.
 */
export async function audit(work: Work, entries: readonly AuditInput[]): Promise<void> {
  const ordered = [...entries].sort((a, b) => (a.subjectId < b.subjectId ? -1 : 1))
  await insertRows(
    work,
    'auditEntries',
    ordered.map((entry) => ({
      at: work.now.toISOString(),
      event: entry.event,
      subject_type: entry.subjectType,
      subject_id: entry.subjectId,
      from: entry.from ?? null,
      to: entry.to ?? null,
      actor_type: work.actor.type,
      actor_id: work.actor.id,
      actor_name: work.actor.name,
      reason: entry.reason ?? null,
      data: entry.data ?? {},
    })),
  )
}
