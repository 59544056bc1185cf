import { findMove, mayFire } from '../../domain/lifecycles/find.js'
import type { Lifecycle, Move } from '../../domain/lifecycles/types.js'
import { InvariantError } from '../../errors.js'
import { audit } from '../records/audit.js'
import { lockSql, moveEndingSql, moveSql } from '../sql/records.js'
import type { Work } from '../work.js'
import { lockAbove } from './lockAbove.js'
import type { Moved, Refusal, TransitionInput, TransitionResult } from './types.js'

type Candidate = { readonly id: string; readonly status: string; readonly move: Move }

/**
 * The only writer of a status, for one record or five thousand: locks the rows, asks the guards,
 * compares and sets, appends audit and runs the effects, all in the work's transaction. Whoever
 * loses a race gets a typed refusal and causes nothing.
 *
 * Who may fire an event is checked where a person asks (`fireEvent`); services fire on their own
 * behalf.
 */
export async function transition(work: Work, input: TransitionInput): Promise<TransitionResult> {
  if (input.ids.length === 0) return { moved: [], refused: [] }
  const lifecycle = work.firm.lifecycles[input.lifecycle]
  const found = await candidates(work, lifecycle, input)
  const asked = await askGuards(work, found.candidates, input)
  const moved = await moveRows(work, lifecycle, asked.allowed)
  if (lifecycle.audited) await auditMoves(work, moved, input)
  for (const effect of work.effects[`${input.lifecycle}.${input.event}`] ?? []) {
    if (moved.length > 0) await effect(work, moved, input)
  }
  return { moved, refused: [...found.refused, ...asked.refused] }
}

/** Locks the records as `transition` does and says which of them it would refuse; moves none. */
export async function wouldRefuse(work: Work, input: TransitionInput): Promise<readonly Refusal[]> {
  const found = await candidates(work, work.firm.lifecycles[input.lifecycle], input)
  const asked = await askGuards(work, found.candidates, input)
  return [...found.refused, ...asked.refused]
}

/** As `transition` for one record whose refusal would be a bug. */
export async function mustTransition(work: Work, input: TransitionInput): Promise<void> {
  const { refused } = await transition(work, input)
  const [first] = refused
  if (first) {
    throw new InvariantError(
      `${input.lifecycle}.${input.event} of ${first.id} was refused: ${first.code}, ${first.message}`,
    )
  }
}

async function candidates(work: Work, lifecycle: Lifecycle, input: TransitionInput) {
  await lockAbove(work, input.lifecycle, input.ids)
  const locked = await work.tx.query<{ id: string; status: string }>(lockSql(lifecycle.table), [
    input.ids,
  ])
  const statuses = new Map(locked.rows.map((row) => [row.id, row.status]))
  const possible: Candidate[] = []
  const refused: Refusal[] = []
  for (const id of new Set(input.ids)) {
    const status = statuses.get(id)
    const move = status === undefined ? undefined : findMove(lifecycle, status, input.event)
    const problem = refusal({ id, status, move, lifecycle }, input)
    if (problem) refused.push(problem)
    else if (move && status !== undefined) possible.push({ id, status, move })
  }
  return { candidates: possible, refused }
}

type Question = {
  readonly id: string
  readonly status: string | undefined
  readonly move: Move | undefined
  readonly lifecycle: Lifecycle
}

function refusal(question: Question, input: TransitionInput): Refusal | null {
  const { id, status, move, lifecycle } = question
  if (status === undefined) return { id, code: 'unknown', message: 'There is no such record.' }
  const is = lifecycle.statuses[status]?.label ?? status
  if (input.expected !== undefined && input.expected !== status) {
    const message = `Somebody was faster: the status is now "${is}".`
    return { id, code: 'stale', message, is: status }
  }
  if (!move) {
    const from = lifecycle.moves.filter(({ event }) => event === input.event).flatMap((m) => m.from)
    const words = [...new Set(from)].map((name) => `"${lifecycle.statuses[name]?.label ?? name}"`)
    const message = `Possible from ${words.join(', ') || 'nowhere'}; the status is "${is}".`
    return { id, code: 'notPossible', message, is: status }
  }
  if (input.roles && !mayFire(move, input.roles)) {
    return { id, code: 'notPermitted', message: 'Your role does not permit this.' }
  }
  if (move.reason === 'required' && lacksReason(input)) {
    return { id, code: 'reasonRequired', message: 'reason: say why, it is kept in the audit log.' }
  }
  return null
}

const lacksReason = (input: TransitionInput): boolean => !input.reason?.trim()

async function askGuards(work: Work, all: readonly Candidate[], input: TransitionInput) {
  const refused = new Map<string, Refusal>()
  for (const name of new Set(all.flatMap(({ move }) => move.guards))) {
    const guard = work.guards[name]
    if (!guard) throw new InvariantError(`guard ${name} is named by a move and does not exist`)
    const ids = all.filter(({ id, move }) => move.guards.includes(name) && !refused.has(id))
    if (ids.length === 0) continue
    for (const each of await guard(
      work,
      ids.map(({ id }) => id),
      input,
    ))
      refused.set(each.id, each)
  }
  return { allowed: all.filter(({ id }) => !refused.has(id)), refused: [...refused.values()] }
}

async function moveRows(work: Work, lifecycle: Lifecycle, allowed: readonly Candidate[]) {
  const moved: Moved[] = []
  const groups = new Map<string, Candidate[]>()
  for (const each of allowed) {
    const group = groups.get(each.status)
    if (group) group.push(each)
    else groups.set(each.status, [each])
  }
  for (const [from, group] of groups) {
    const to = group[0]?.move.to ?? from
    const ids = group.map(({ id }) => id)
    const result = await setStatus(work, lifecycle, { ids, from, to })
    if (result.rows.length !== ids.length) {
      throw new InvariantError(
        `${lifecycle.name}: ${ids.length} locked rows, ${result.rows.length} moved`,
      )
    }
    for (const { id } of result.rows) moved.push({ id, from, to })
  }
  return moved
}

type Setting = { readonly ids: readonly string[]; readonly from: string; readonly to: string }

function setStatus(work: Work, lifecycle: Lifecycle, { ids, from, to }: Setting) {
  const values = [lifecycle.table, ids, from, to]
  const hasEnd = Object.values(lifecycle.statuses).some(({ ends }) => ends)
  if (!hasEnd) return work.tx.query<{ id: string }>(moveSql, values)
  const endedAt = lifecycle.statuses[to]?.ends ? work.now.toISOString() : null
  return work.tx.query<{ id: string }>(moveEndingSql, [...values, endedAt])
}

async function auditMoves(work: Work, moved: readonly Moved[], input: TransitionInput) {
  await audit(
    work,
    moved.map(({ id, from, to }) => ({
      event: `${input.lifecycle}.${input.event}`,
      subjectType: input.lifecycle,
      subjectId: id,
      from,
      to,
      ...(input.reason ? { reason: input.reason } : {}),
      data: input.data?.get(id) ?? {},
    })),
  )
}
