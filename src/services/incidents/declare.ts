import { v7 as uuidv7 } from 'uuid'
import { audit } from '../records/audit.js'
import { insertRows } from '../records/insertRows.js'
import type { Work } from '../work.js'

export type Declaration = {
  readonly title: string
  readonly connectionId: string
  readonly from: Date
  readonly to: Date
  readonly symbols?: readonly string[] | undefined
}

/** Puts an incident on record; nothing is done about its accounts yet. */
export async function declareIncident(work: Work, given: Declaration): Promise<string> {
  const id = uuidv7()
  await insertRows(work, 'incidents', [
    {
      ...{ id, status: 'open', title: given.title, connection_id: given.connectionId },
      ...{ from: given.from.toISOString(), to: given.to.toISOString() },
      symbols: given.symbols?.join(', ') ?? null,
      ...{ actor_type: work.actor.type, actor_id: work.actor.id, actor_name: work.actor.name },
    },
  ])
  await audit(work, [
    {
      ...{ event: 'incident.declared', subjectType: 'incident', subjectId: id },
      reason: given.title,
    },
  ])
  return id
}
