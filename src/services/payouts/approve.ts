import { blocking } from '../../domain/payouts/condition.js'
import { mayApprove, type ApprovalVerdict, type Edit } from '../../domain/payouts/mayApprove.js'
import { formatMoney } from '../../domain/money/text.js'
import { audit } from '../records/audit.js'
import { insertRows } from '../records/insertRows.js'
import { transition } from '../transition/transition.js'
import type { Refusal } from '../transition/types.js'
import type { Work } from '../work.js'
import { judge, type Judged } from './judge.js'
import { editsSql, lockPayoutSql, ownTradersSql } from './sql.js'

/** Why this person cannot approve this payout now, or null. */
export async function approvalRefusal(work: Work, id: string): Promise<Refusal | null> {
  const [judged] = await judge(work, [id])
  return judged ? refusalOf(work, judged) : null
}

async function refusalOf(work: Work, judged: Judged): Promise<Refusal | null> {
  const { payout, hash, approvals, policy } = judged
  const at = work.now.getTime()
  const unmet = blocking(judged.conditions, 'approval').map(({ label }) => label)
  if (unmet.length > 0) {
    return { id: payout.id, code: 'conditions', message: `Not met: ${unmet.join('; ')}.` }
  }
  const verdict = mayApprove({
    operator: {
      id: work.actor.id ?? '',
      traderIds: await ownTraders(work),
      limits: 'unlimited',
    },
    payout: {
      amount: payout.trader_share,
      currency: payout.currency,
      traderId: payout.trader_id,
      hash,
    },
    seenHash: hash,
    approvals,
    edits: await editsOf(work, payout.trader_id),
    policy,
    at,
  })
  return verdict.ok ? null : { id: payout.id, code: verdict.code, message: words(verdict, judged) }
}

async function ownTraders(work: Work): Promise<string[]> {
  const found = await work.tx.query<{ id: string }>(ownTradersSql, [work.actor.email ?? ''])
  return found.rows.map(({ id }) => id)
}

type EditRow = { actor_id: string; event: string; at: string }

async function editsOf(work: Work, traderId: string): Promise<Edit[]> {
  const since = new Date(work.now.getTime() - 72 * 3_600_000).toISOString()
  const { rows } = await work.tx.query<EditRow>(editsSql, [[traderId], since])
  return rows.map((row) => ({
    operatorId: row.actor_id,
    at: Number(row.at),
    what: 'this trader',
  }))
}

function words(verdict: Extract<ApprovalVerdict, { ok: false }>, { payout }: Judged): string {
  switch (verdict.code) {
    case 'ownRecord':
      return 'This is your own payout; somebody else decides.'
    case 'approvedAlready':
      return 'You approved it; a second person has to approve it too.'
    case 'conditionsChanged':
      return 'Something changed since you looked; look again.'
    case 'editedRecently':
      return `You changed ${verdict.what} lately; you can approve from ${new Date(verdict.until).toISOString()}.`
    case 'aboveLimit':
      return `Above your limit of ${formatMoney(verdict.limit, payout.currency)}.`
  }
}

export type ApproveResult =
  | { readonly ok: true; readonly status: string; readonly message: string }
  | ({ readonly ok: false } & Refusal)

/**
 * One person's approval. With it the payout is approved once enough different people gave theirs
 * for the same amount, method and conditions.
 */
export async function approvePayout(
  work: Work,
  { id, expected }: { id: string; expected?: string | undefined },
): Promise<ApproveResult> {
  await work.tx.query(lockPayoutSql, [id])
  const [judged] = await judge(work, [id])
  if (!judged) return { ok: false, id, code: 'unknown', message: 'There is no such payout.' }
  const { payout, hash } = judged
  if (payout.status !== 'inReview' || (expected !== undefined && expected !== payout.status)) {
    const message = `Somebody was faster: the status is now "${payout.status}".`
    return { ok: false, id, code: 'stale', message, is: payout.status }
  }
  const refusal = await refusalOf(work, judged)
  if (refusal) return { ok: false, ...refusal }
  await recordApproval(work, { id, hash, purpose: 'approve' })
  const after = await transition(work, { lifecycle: 'payout', ids: [id], event: 'approve' })
  if (after.moved.length > 0) return { ok: true, status: 'approved', message: 'Approved.' }
  const [missing] = after.refused
  if (missing && missing.code !== 'approvalsMissing') return { ok: false, ...missing }
  return { ok: true, status: payout.status, message: missing?.message ?? '' }
}

type Recorded = {
  readonly id: string
  readonly hash: string
  readonly purpose: 'approve' | 'forfeit'
}

async function recordApproval(work: Work, { id, hash, purpose }: Recorded): Promise<void> {
  await insertRows(work, 'approvals', [
    {
      payout_id: id,
      purpose,
      operator_id: work.actor.id,
      operator_name: work.actor.name,
      conditions_hash: hash,
    },
  ])
  await audit(work, [
    {
      event: purpose === 'approve' ? 'payout.approvalGiven' : 'payout.forfeitProposed',
      subjectType: 'payout',
      subjectId: id,
      data: { hash },
    },
  ])
}

/** The first person's proposal to forfeit; the second one's decision carries it out. */
export async function forfeitPayout(
  work: Work,
  { id, reason }: { id: string; reason: string },
): Promise<ApproveResult> {
  const input = { lifecycle: 'payout', ids: [id], event: 'rejectForfeit', reason } as const
  const { moved, refused } = await transition(work, input)
  const [first] = refused
  if (moved[0]) return { ok: true, status: moved[0].to, message: 'Forfeited.' }
  if (first?.code !== 'secondPerson') {
    return { ok: false, ...(first ?? { id, code: 'unknown', message: 'There is no such payout.' }) }
  }
  const [judged] = await judge(work, [id])
  if (!judged || first.message.startsWith('You')) return { ok: false, ...first }
  await recordApproval(work, { id, hash: judged.hash, purpose: 'forfeit' })
  return { ok: true, status: judged.payout.status, message: 'Proposed; a second person decides.' }
}
