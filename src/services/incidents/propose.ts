import { v7 as uuidv7 } from 'uuid'
import { firmSettings } from '../firmSettings.js'
import { audit } from '../records/audit.js'
import type { ChosenAccounts } from '../../domain/incidents/chosenAccounts.js'
import { dealsKnown } from '../../live/dealsKnown.js'
import type { GoesOn } from '../reinstatement/goesOn.js'
import type { Work } from '../work.js'
import type { CreditTerms } from './creditTerms.js'
import type { ActionKind } from './kinds.js'
import {
  actionSql,
  insertActionSql,
  insertRowsSql,
  lockIncidentSql,
  previewSql,
  releaseSql,
  stopSql,
} from './sql.js'

export type Proposal = {
  readonly incidentId: string
  readonly kind: ActionKind
  readonly reason: string
  /** Left out, all that the incident concerns. */
  readonly accounts?: ChosenAccounts | undefined
  readonly goesOn?: GoesOn | undefined
  readonly credit?: CreditTerms | undefined
}

export type ActionResult =
  { readonly ok: true; readonly id: string; readonly rows: number } | Refused

type Refused = { readonly ok: false; readonly code: string; readonly message: string }

/** What an action would touch, by currency; `size` is the sum of the accounts' sizes. */
export type Preview = {
  readonly ok: true
  readonly by: readonly {
    readonly currency: string
    readonly rows: number
    readonly accounts: number
    readonly size: number
  }[]
}

const no = (code: string, message: string): Refused => ({ ok: false, code, message })

/** One person's proposal: exactly these records, which a second person releases or stops. */
export async function proposeAction(work: Work, proposal: Proposal): Promise<ActionResult> {
  const { incidentId, kind, reason, accounts, goesOn, credit } = proposal
  const subjects = await subjectsOf(work, proposal)
  if (!subjects.ok) return subjects
  const id = uuidv7()
  await work.tx.query(insertActionSql, [
    ...[id, incidentId, kind, jsonOf(goesOn), jsonOf(credit), reason],
    ...[work.actor.id, work.actor.name, work.now.toISOString()],
  ])
  const inserted = await work.tx.query(insertRowsSql(kind), [...subjects.values, id])
  const count = inserted.rowCount ?? 0
  if (count === 0) {
    await work.tx.query(stopSql, [id, work.actor.name, work.now.toISOString()])
    return no('nothing', 'There is nothing that this would change.')
  }
  const terms = { ...(goesOn && { goesOn }), ...(credit && { credit }) }
  const data = { kind, rows: count, ...(accounts && { accounts: told(accounts) }), ...terms }
  await tell(work, { incidentId, event: 'incident.proposed', data, reason })
  return { ok: true, id, rows: count }
}

/** What a proposal would touch now; nothing is written. */
export async function previewAction(
  work: Work,
  proposal: Pick<Proposal, 'incidentId' | 'kind' | 'accounts'>,
): Promise<Preview | Refused> {
  const subjects = await subjectsOf(work, proposal)
  if (!subjects.ok) return subjects
  const { rows } = await work.tx.query<Preview['by'][number]>(
    previewSql(proposal.kind),
    subjects.values,
  )
  return { ok: true, by: rows }
}

type Incident = {
  readonly status: string
  readonly connection_id: string
  readonly platform: string
}

/** Locks the incident and says of which accounts it is about. */
async function subjectsOf(
  work: Work,
  { incidentId, accounts = {} }: Pick<Proposal, 'incidentId' | 'accounts'>,
) {
  const [incident] = (await work.tx.query<Incident>(lockIncidentSql, [incidentId])).rows
  if (!incident) return no('unknown', 'There is no such incident.')
  if (incident.status !== 'open') return no('closed', 'The incident is closed.')
  const { platforms, rules } = work.firm
  const known = await dealsKnown(work.tx, {
    connectionId: incident.connection_id,
    ...{ platform: platforms.get(incident.platform), rules },
  })
  return {
    ok: true,
    values: [incidentId, JSON.stringify(known), JSON.stringify(accounts)],
  } as const
}

const jsonOf = (value: object | undefined) => (value ? JSON.stringify(value) : null)

/** Chosen accounts are on record as the action's rows; here it is enough how many were named. */
const told = ({ accountIds, exceptIds, ...filter }: ChosenAccounts) => ({
  ...filter,
  ...(accountIds && { named: accountIds.length }),
  ...(exceptIds && { leftOut: exceptIds.length }),
})

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
