import { blocking, type PayoutStep } from '../../domain/payouts/condition.js'
import type { Guard, Guards, Refusal } from '../transition/types.js'
import { judge } from './judge.js'
import { approvalsSql, claimsSql, violationsOfSql, operationsUnderWaySql } from './sql.js'

/** Enough different people approved exactly this amount, method and set of conditions. */
const approvalsComplete: Guard = async (work, ids) =>
  (await judge(work, ids)).flatMap(({ payout, isComplete, required, approvals, hash }) => {
    if (isComplete) return []
    const valid = approvals.filter((each) => !each.voided && each.hash === hash).length
    const stale = approvals.filter((each) => !each.voided && each.hash !== hash).length
    const why = stale > 0 ? ' Something changed since it was approved.' : ''
    const message = `Has ${valid} of ${required} approvals.${why}`
    return [{ id: payout.id, code: 'approvalsMissing', message }]
  })

const conditionsFor =
  (step: PayoutStep): Guard =>
  async (work, ids) =>
    (await judge(work, ids)).flatMap(({ payout, conditions }): Refusal[] => {
      const unmet = blocking(conditions, step).map(({ label }) => label)
      if (unmet.length === 0) return []
      return [{ id: payout.id, code: 'conditions', message: `Not met: ${unmet.join('; ')}.` }]
    })

/** Profit is only kept because of a violation that somebody confirmed. */
const confirmedViolation: Guard = async (work, ids) => {
  const { rows } = await work.tx.query<{ id: string; confirmed: boolean }>(violationsOfSql, [ids])
  return rows
    .filter(({ confirmed }) => !confirmed)
    .map(({ id }) => ({
      id,
      code: 'noViolation',
      message: 'Needs a confirmed violation of this trader.',
    }))
}

type ForfeitRow = { payout_id: string; operator_id: string; purpose: string; voided: boolean }

/** One person proposes to forfeit, another one does it. */
const secondPersonForForfeit: Guard = async (work, ids) => {
  const { rows } = await work.tx.query<ForfeitRow>(approvalsSql, [ids])
  return ids.flatMap((id): Refusal[] => {
    const proposals = rows.filter(
      (row) => row.payout_id === id && row.purpose === 'forfeit' && !row.voided,
    )
    if (proposals.some(({ operator_id }) => operator_id !== work.actor.id)) return []
    const message =
      proposals.length > 0
        ? 'You proposed it; a second person decides.'
        : 'Needs the proposal of another person first.'
    return [{ id, code: 'secondPerson', message }]
  })
}

/** While the platform is being asked nobody knows yet whether there is anything to give back. */
const operationSettled: Guard = async (work, ids) => {
  if (work.actor.type === 'system') return []
  const { rows } = await work.tx.query<{ id: string }>(operationsUnderWaySql, [ids])
  return rows.map(({ id }) => ({
    id,
    code: 'operationUnderWay',
    message: 'The profit is being taken off the platform; try again in a moment.',
  }))
}

type ClaimRow = { id: string; reference: string; status: string }

/** Whoever was paid what an ended account had left cannot have it on a running account again. */
const notClaimed: Guard = async (work, ids) => {
  const { rows } = await work.tx.query<ClaimRow>(claimsSql, [ids])
  return rows.map(({ id, reference, status }) => ({
    id,
    code: 'claimed',
    message:
      status === 'paid'
        ? `Payout ${reference} paid what the account had left, so it stays ended: give the trader a new challenge instead.`
        : `Payout ${reference} asks for what the account had left; cancel or reject it first.`,
  }))
}

export const payoutGuards: Guards = {
  notClaimed,
  approvalsComplete,
  conditionsForApproval: conditionsFor('approval'),
  conditionsForSending: conditionsFor('sending'),
  confirmedViolation,
  secondPersonForForfeit,
  operationSettled,
}
