import { audit } from '../records/audit.js'
import type { Work } from '../work.js'
import type { QueueSubject } from './assign.js'
import { snoozeSql, wakeSql } from './sql.js'

export type Snooze = QueueSubject & {
  /** Each with its status: the putting off is over when that changes. */
  readonly items: readonly { readonly id: string; readonly status: string }[]
  readonly until: Date
  readonly reason: string
}

/** Puts things that wait off until a time, with the reason; the last word of two people counts. */
export async function snooze(work: Work, input: Snooze): Promise<void> {
  const { kind, subject, items, until, reason } = input
  const at = work.now.toISOString()
  await work.tx.query(snoozeSql, [
    items.map(({ id }) => id),
    items.map(({ status }) => status),
    ...[kind, until.toISOString(), reason, work.actor.id, work.actor.name, at],
  ])
  await audit(
    work,
    items.map(({ id }) => ({
      ...{ event: 'queue.snoozed', subjectType: subject, subjectId: id, reason },
      data: { until: until.toISOString() },
    })),
  )
}

/** Takes back that things were put off. */
export async function wake(
  work: Work,
  { kind, subject, ids }: QueueSubject & { readonly ids: readonly string[] },
): Promise<void> {
  const { rows } = await work.tx.query<{ id: string }>(wakeSql, [kind, ids])
  await audit(
    work,
    rows.map(({ id }) => ({ event: 'queue.woken', subjectType: subject, subjectId: id })),
  )
}
