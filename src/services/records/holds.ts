import { moveClocks, tellPlatforms } from '../platform/actOnHolds.js'
import { heldAccounts, lockHeld } from '../platform/heldAccounts.js'
import type { Work } from '../work.js'
import { holdsOfSql } from '../journey/sql.js'
import { audit } from './audit.js'
import { insertRows } from './insertRows.js'

export type HoldKind = 'paused' | 'frozen' | 'underReview' | 'rulings' | 'sending' | 'payouts'
export type HoldSubject = 'account' | 'payout' | 'trader' | 'connection' | 'firm' | 'order'

type HoldInput = {
  readonly kind: HoldKind
  readonly subject: HoldSubject
  readonly ids: readonly string[]
  /** A stable word such as `dispute`; lifting names it, so other holds stay. */
  readonly reason: string
  readonly note?: string
  /** When it ends by itself; without it somebody lifts it. */
  readonly liftAt?: Date
}

/**
 * Sets a hold on each subject. Those of accounts show in their flags, and stop trading: their
 * platforms are told by rows of this transaction.
 */
export async function setHolds(work: Work, input: HoldInput): Promise<void> {
  if (input.ids.length === 0) return
  await obeyed(work, input, () => insertHolds(work, input))
  await tellAbout(work, input, 'hold.set')
}

const insertHolds = (work: Work, input: HoldInput) =>
  insertRows(
    work,
    'holds',
    input.ids.map((id) => ({
      kind: input.kind,
      subject_type: input.subject,
      subject_id: id,
      reason: input.reason,
      note: input.note ?? null,
      lift_at: input.liftAt?.toISOString() ?? null,
      actor_type: work.actor.type,
      actor_id: work.actor.id,
      actor_name: work.actor.name,
    })),
  )

type LiftInput = Omit<HoldInput, 'reason'> & { readonly reason: string | null }

/**
 * Lifts the holds of this kind and reason, of any reason where it is null; other kinds stay. Accounts
 * trade again that are active and held by nothing else.
 */
export async function liftHolds(work: Work, input: LiftInput): Promise<void> {
  if (input.ids.length === 0) return
  const lifted = await obeyed(work, input, () =>
    work.tx.query<{ subject_id: string }>(holdsOfSql, [
      input.subject,
      input.ids,
      work.now.toISOString(),
      work.actor.name,
      input.kind,
      input.reason,
    ]),
  )
  const ids = [...new Set(lifted.rows.map((row) => row.subject_id))]
  if (ids.length > 0) await tellAbout(work, { ...input, ids }, 'hold.lifted')
}

/** Has the platforms of accounts, and their clocks, follow what a change of holds leaves. */
async function obeyed<Result>(
  work: Work,
  { subject, kind, ids, reason }: LiftInput,
  change: () => Promise<Result>,
): Promise<Result> {
  if (subject !== 'account' || (kind !== 'paused' && kind !== 'frozen')) return change()
  await lockHeld(work, ids)
  const before = await heldAccounts(work, ids)
  const result = await change()
  const after = await heldAccounts(work, ids)
  await moveClocks(work, { before, after })
  await tellPlatforms(work, { accounts: after, cause: reason ?? 'all' })
  return result
}

async function tellAbout(work: Work, input: LiftInput, event: string): Promise<void> {
  if (input.subject === 'account') {
    await work.tx.query('select prop_firm.refresh_flags($1::uuid[])', [input.ids])
  }
  await audit(
    work,
    input.ids.map((id) => ({
      event,
      subjectType: input.subject,
      subjectId: id,
      reason: input.note ?? input.reason ?? '',
      data: { kind: input.kind, reason: input.reason },
    })),
  )
}
