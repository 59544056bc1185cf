import { audit } from '../records/audit.js'
import type { Work } from '../work.js'
import { assignSql, ownersSql, releaseSql } from './sql.js'

/** What waits, named by the kind of decision and what audit entries call its record. */
export type QueueSubject = { readonly kind: string; readonly subject: string }

export type Assignment = QueueSubject & {
  /** Each with the owner that the person saw, so that of two at once one wins. */
  readonly items: readonly { readonly id: string; readonly owner: string | null }[]
  /** Null leaves it to nobody. */
  readonly to: { readonly id: string; readonly name: string } | null
  /** Who can own something; what belongs to anybody else counts as nobody's. */
  readonly active: readonly string[]
}

export type ItemResult =
  | { readonly id: string; readonly ok: true }
  | { readonly id: string; readonly ok: false; readonly code: string; readonly message: string }

/** Gives things that wait to a person, or back to the queue; whoever was first keeps them. */
export async function assign(work: Work, assignment: Assignment): Promise<ItemResult[]> {
  const { kind, subject, items, to } = assignment
  const ids = items.map(({ id }) => id)
  const taken = new Set(await write(work, assignment))
  const { rows } = await work.tx.query<{ id: string; name: string }>(ownersSql, [kind, ids])
  const owners = new Map(rows.map(({ id, name }) => [id, name]))
  await audit(
    work,
    [...taken].map((id) => ({
      event: to ? 'queue.assigned' : 'queue.released',
      subjectType: subject,
      subjectId: id,
      data: to ? { to: to.name } : {},
    })),
  )
  return ids.map((id) => {
    if (taken.has(id)) return { id, ok: true }
    const owner = owners.get(id)
    const message = owner ? `${owner} has it meanwhile.` : 'It belongs to nobody meanwhile.'
    return { id, ok: false, code: 'stale', message }
  })
}

async function write(work: Work, { kind, items, to, active }: Assignment): Promise<string[]> {
  const pairs = [items.map(({ id }) => id), items.map(({ owner }) => owner)]
  const { rows } = to
    ? await work.tx.query<{ id: string }>(assignSql, [
        ...pairs,
        ...[to.id, to.name, kind, work.now.toISOString(), active],
      ])
    : await work.tx.query<{ id: string }>(releaseSql, [...pairs, kind])
  return rows.map(({ id }) => id)
}
