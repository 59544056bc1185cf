import { v7 as uuidv7 } from 'uuid'
import { firmSettings } from '../firmSettings.js'
import { audit } from '../records/audit.js'
import type { GoesOn } from '../reinstatement/goesOn.js'
import type { Work } from '../work.js'
import type { ActionKind } from './kinds.js'
import {
  actionSql,
  insertActionSql,
  insertRowsSql,
  lockIncidentSql,
  releaseSql,
  stopSql,
} from './sql.js'

export type Proposal = {
  readonly incidentId: string
  readonly kind: ActionKind
  readonly reason: string
  /** These accounts alone; left out, all that the incident concerns. */
  readonly accountIds?: readonly string[] | undefined
  readonly goesOn?: GoesOn | undefined
}

export type ActionResult =
  | { readonly ok: true; readonly id: string; readonly rows: number }
  | { readonly ok: false; readonly code: string; readonly message: string }

const no = (code: string, message: string): ActionResult => ({ ok: false, code, message })

/** One person's proposal: exactly these records, which a second person releases or stops. */
export async function proposeAction(work: Work, proposal: Proposal): Promise<ActionResult> {
  const { incidentId, kind, reason, accountIds, goesOn } = proposal
  const { rows } = await work.tx.query<{ status: string }>(lockIncidentSql, [incidentId])
  const [incident] = rows
  if (!incident) return no('unknown', 'There is no such incident.')
  if (incident.status !== 'open') return no('closed', 'The incident is closed.')
  const id = uuidv7()
  await work.tx.query(insertActionSql, [
    ...[id, incidentId, kind, goesOn ? JSON.stringify(goesOn) : null, reason],
    ...[work.actor.id, work.actor.name, work.now.toISOString()],
  ])
  const inserted = await work.tx.query(insertRowsSql(kind), [id, incidentId, accountIds ?? null])
  const count = inserted.rowCount ?? 0
  if (count === 0) {
    await work.tx.query(stopSql, [id, work.actor.name, work.now.toISOString()])
    return no('nothing', 'There is nothing that this would change.')
  }
  await tell(work, { incidentId, event: 'incident.proposed', data: { kind, rows: count }, reason })
  return { ok: true, id, rows: count }
}

type Released = { readonly incident_id: string; readonly kind: string }
type Stored = Released & {
  readonly proposed_by: string
  readonly released_name: string | null
  readonly stopped_name: string | null
  readonly ended_at: Date | null
}

/** The second person's word; from then on the action is carried out. */
export async function releaseAction(work: Work, id: string): Promise<ActionResult> {
  const { firm_of_one } = await firmSettings(work.tx)
  const values = [id, work.actor.id, work.actor.name, work.now.toISOString(), firm_of_one]
  const [released] = (await work.tx.query<Released>(releaseSql, values)).rows
  if (!released) return whyNot(work, id)
  const { incident_id: incidentId, kind } = released
  await tell(work, { incidentId, event: 'incident.released', data: { kind } })
  return { ok: true, id, rows: 0 }
}

/** Ends an action where it is: what was done stays done. */
export async function stopAction(work: Work, id: string): Promise<ActionResult> {
  const values = [id, work.actor.name, work.now.toISOString()]
  const [stopped] = (await work.tx.query<Released>(stopSql, values)).rows
  if (!stopped) return whyNot(work, id)
  const { incident_id: incidentId, kind } = stopped
  await tell(work, { incidentId, event: 'incident.stopped', data: { kind } })
  return { ok: true, id, rows: 0 }
}

async function whyNot(work: Work, id: string): Promise<ActionResult> {
  const [stored] = (await work.tx.query<Stored>(actionSql, [id])).rows
  if (!stored) return no('unknown', 'There is no such action.')
  if (stored.stopped_name) return no('stopped', `${stored.stopped_name} stopped it.`)
  if (stored.ended_at) return no('ended', 'It is finished.')
  if (stored.released_name) return no('released', `${stored.released_name} released it already.`)
  return no('samePerson', 'You proposed it; a second person releases it.')
}

type Told = {
  readonly incidentId: string
  readonly event: string
  readonly data: Readonly<Record<string, unknown>>
  readonly reason?: string
}

const tell = (work: Work, { incidentId, event, data, reason }: Told) =>
  audit(work, [
    {
      ...{ event, subjectType: 'incident', subjectId: incidentId, data },
      ...(reason ? { reason } : {}),
    },
  ])
