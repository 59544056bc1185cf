import { mayFire, movesFrom } from '../../domain/lifecycles/find.js'
import type { LifecycleName } from '../../domain/lifecycles/all.js'
import type { Move } from '../../domain/lifecycles/types.js'
import { reopenTermsAfter, type ReopenTerms } from '../../domain/rules/reopenState.js'
import type { Role } from '../../domain/roles.js'
import type { Work } from '../work.js'
import { statusSql } from '../sql/records.js'
import { refundFollows } from '../orders/refundFollows.js'
import { approvalRefusal, approvePayout, forfeitPayout } from '../payouts/approve.js'
import { endedFigures, type EndedFigures } from '../reinstatement/reinstate.js'
import { accountOfViolationSql } from '../reinstatement/sql.js'
import { decideOthers, othersOf, otherInWords } from '../rulings/others.js'
import { PropFirmError } from '../../errors.js'
import { transition } from './transition.js'
import type { Refusal, TransitionInput } from './types.js'

export type Offer = Pick<Move, 'event' | 'label' | 'adverse' | 'reason' | 'ask'> & {
  readonly possible: boolean
  readonly why?: string
  /** The move lets an account go on: what it had last, began with, the floor above it, and what its clocks do. */
  readonly goesOn?: Pick<EndedFigures, 'currency' | 'initial' | 'latest' | 'floor'> &
    Pick<ReopenTerms, 'days'>
  /** Cases of the same account that can be decided with it, each with what becomes of it. */
  readonly others?: readonly { readonly id: string; readonly words: string }[]
  /** What else happens by it, in a sentence, where that depends on the record. */
  readonly follows?: string
}

type Subject = { readonly lifecycle: LifecycleName; readonly id: string }

/**
 * The moves that a person with these roles could make, each with the reason why it is not possible
 * now. Asked of the same guards that would refuse it; nothing is changed.
 *
 * @returns null when there is no such record
 */
export async function offers(
  work: Work,
  { lifecycle: name, id }: Subject,
  roles: readonly Role[],
): Promise<{ status: string; moves: Offer[] } | null> {
  const lifecycle = work.firm.lifecycles[name]
  const found = await work.tx.query<{ status: string }>(statusSql(lifecycle.table), [id])
  const status = found.rows[0]?.status
  if (status === undefined) return null
  const moves: Offer[] = []
  for (const move of movesFrom(lifecycle, status).filter((each) => mayFire(each, roles))) {
    const { event, label, adverse, reason, ask } = move
    const refusal =
      name === 'payout' && event === 'approve'
        ? await approvalRefusal(work, id)
        : await firstRefusal(work, move, { lifecycle: name, ids: [id], event })
    const why = refusal ? { why: refusal.message } : {}
    const beside = await besideMove(work, { lifecycle: name, id, event })
    moves.push({ event, label, adverse, reason, ask, possible: !refusal, ...why, ...beside })
  }
  return { status, moves }
}

type Beside = Pick<Offer, 'goesOn' | 'others' | 'follows'>

/** What a person should know of a move, or choose with it. */
async function besideMove(work: Work, asked: Subject & { event: string }): Promise<Beside> {
  const { lifecycle, id, event } = asked
  const goesOn = lifecycle === 'violation' && event === 'overturn' ? await figuresOf(work, id) : {}
  const others = (await othersOf(work, asked)).map((other) => ({
    ...{ id: other.id, words: otherInWords(work, other) },
  }))
  const follows = lifecycle === 'order' && event === 'refund' ? await refundFollows(work, id) : null
  return {
    ...goesOn,
    ...(others.length > 0 ? { others } : {}),
    ...(follows ? { follows } : {}),
  }
}

async function figuresOf(work: Work, violationId: string): Promise<Pick<Offer, 'goesOn'>> {
  const { rows } = await work.tx.query<{ id: string; kind: string }>(accountOfViolationSql, [
    violationId,
  ])
  const [account] = rows
  const [figures] = account ? await endedFigures(work, [account.id]) : []
  if (!account || !figures) return {}
  const { currency, initial, latest, floor } = figures
  const { days } = reopenTermsAfter(account.kind)
  return { goesOn: { currency, initial, latest, floor, days } }
}

async function firstRefusal(work: Work, move: Move, input: TransitionInput) {
  for (const name of move.guards) {
    // A proposal is what the first person's click makes.
    if (name === 'secondPersonForForfeit') continue
    const [refusal] = (await work.guards[name]?.(work, input.ids, input)) ?? []
    if (refusal) return refusal
  }
  return null
}

export type Fired =
  { readonly ok: true; readonly status: string } | ({ readonly ok: false } & Refusal)

type Firing = Omit<TransitionInput, 'ids' | 'roles'> & {
  readonly id: string
  /** Of `Offer.others`: decided with it, for the same reason, all or none. */
  readonly others?: readonly string[]
}

/** Fires an event for a person: the move's roles are checked, then it goes through the one gate. */
export async function fireEvent(work: Work, input: Firing, roles: readonly Role[]): Promise<Fired> {
  const { id, others = [], ...rest } = input
  const lifecycle = work.firm.lifecycles[input.lifecycle]
  const moves = lifecycle.moves.filter(({ event }) => event === input.event)
  if (!moves.some((move) => mayFire(move, roles))) {
    const message =
      moves.length === 0 ? 'event: there is no such event' : 'Your role does not permit this.'
    return { ok: false, id, code: moves.length === 0 ? 'unknownEvent' : 'notPermitted', message }
  }
  if (input.lifecycle === 'payout' && input.event === 'approve') {
    return approvePayout(work, { id, expected: input.expected })
  }
  if (input.lifecycle === 'payout' && input.event === 'rejectForfeit' && input.reason) {
    return forfeitPayout(work, { id, reason: input.reason })
  }
  const refusal =
    others.length > 0 ? await decideOthers(work, { ...rest, id, ids: others, roles }) : null
  if (refusal) return { ok: false, ...refusal }
  const { moved, refused } = await transition(work, { ...rest, ids: [id], roles })
  const [first] = refused
  // Takes back what was decided about the others.
  if (first && others.length > 0) throw new PropFirmError(first.code, first.message, 409)
  if (first) return { ok: false, ...first }
  return { ok: true, status: moved[0]?.to ?? '' }
}
