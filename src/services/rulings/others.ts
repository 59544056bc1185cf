import { findMove } from '../../domain/lifecycles/find.js'
import { ruleLabel } from '../../domain/rules/ruleLabel.js'
import type { Role } from '../../domain/roles.js'
import { PropFirmError } from '../../errors.js'
import { transition } from '../transition/transition.js'
import type { Refusal, TransitionInput } from '../transition/types.js'
import type { Work } from '../work.js'
import { othersSql } from './sql.js'

/** A case that is open beside the one that is decided, and what is fired on it with that decision. */
export type Other = {
  readonly id: string
  readonly reference: string
  readonly rule: string
  readonly event: string
}

type Deciding = Pick<TransitionInput, 'lifecycle' | 'event'> & { readonly id: string }

const takesBack = { suspected: 'dismiss', confirmed: 'overturn' }

/** What is fired on other cases of the account, by their status. */
const fires: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'violation.confirm': { suspected: 'confirm' },
  'violation.dismiss': { suspected: 'dismiss' },
  'violation.overturn': takesBack,
  'appeal.grant': takesBack,
}

type Row = Omit<Other, 'event'> & { readonly of: string; readonly status: string }

type DecidingMany = Pick<TransitionInput, 'lifecycle' | 'event' | 'ids'>

/**
 * What can be decided together with each case: the other suspicions of the same observation, and where a
 * ruling is taken back, all that would keep its account frozen or ended.
 */
export async function othersOfEach(
  work: Work,
  { lifecycle, event, ids }: DecidingMany,
): Promise<ReadonlyMap<string, readonly Other[]>> {
  const byStatus = fires[`${lifecycle}.${event}`]
  if (!byStatus) return new Map()
  const ofOnePrice = byStatus !== takesBack
  const values = [ids, Object.keys(byStatus), ofOnePrice]
  const { rows } = await work.tx.query<Row>(othersSql, values)
  const found = new Map<string, Other[]>()
  for (const { of, status, rule, ...row } of rows) {
    const fired = byStatus[status]
    if (!fired) continue
    const other = { ...row, rule: ruleLabel(work.firm.rules, rule), event: fired }
    found.set(of, [...(found.get(of) ?? []), other])
  }
  return found
}

export const othersOf = async (work: Work, { id, ...deciding }: Deciding) =>
  (await othersOfEach(work, { ...deciding, ids: [id] })).get(id) ?? []

/** `Dismiss V-12, Maximum loss limit`. */
export const otherInWords = ({ firm }: Work, { event, reference, rule }: Other): string => {
  const from = event === 'overturn' ? 'confirmed' : 'suspected'
  const label = findMove(firm.lifecycles.violation, from, event)?.label ?? event
  return `${label} ${reference}, ${rule}`
}

type Together = Deciding & {
  readonly ids: readonly string[]
  readonly reason?: string | undefined
  readonly roles: readonly Role[]
}

/**
 * Decides the others first, so that what follows from the case itself finds nothing in its way.
 *
 * @returns why nothing was done, or null
 * @throws PropFirmError 409 when one of them may not be decided: nothing is kept of the others then
 */
export async function decideOthers(work: Work, input: Together): Promise<Refusal | null> {
  const { id, ids, reason, roles } = input
  const found = new Map((await othersOf(work, input)).map((other) => [other.id, other.event]))
  if (!ids.every((each) => found.has(each))) {
    const message = 'Not all of the others can be decided with this any more; look at them again.'
    return { id, code: 'stale', message }
  }
  for (const event of new Set(found.values())) {
    const { refused } = await transition(work, {
      ...{ lifecycle: 'violation', event, roles },
      ids: ids.filter((each) => found.get(each) === event),
      ...(reason ? { reason } : {}),
    })
    const [first] = refused
    if (first) throw new PropFirmError(first.code, first.message, 409)
  }
  return null
}
