import {
  approvalsRequired,
  approvalPolicySchema,
  type ApprovalPolicy,
} from '../../domain/payouts/approvalPolicy.js'
import { rejudged, type Condition } from '../../domain/payouts/condition.js'
import { conditionsHash } from '../../domain/payouts/conditionsHash.js'
import { endedConditions } from '../../domain/payouts/endedConditions.js'
import { evaluateConditions } from '../../domain/payouts/evaluateConditions.js'
import { approvalsComplete, type Approval } from '../../domain/payouts/mayApprove.js'
import { firmSettings } from '../firmSettings.js'
import type { Work } from '../work.js'
import { loadFacts } from './loadFacts.js'
import { loadPayouts, type PayoutFigures } from './loadPayouts.js'
import { approvalsSql } from './sql.js'

/** A payout as it stands now: its conditions judged again, and who approved exactly this. */
export type Judged = {
  readonly payout: PayoutFigures
  readonly conditions: readonly Condition[]
  /** What an approval must be bound to to count. */
  readonly hash: string
  readonly approvals: readonly Approval[]
  readonly required: number
  readonly isComplete: boolean
  readonly policy: ApprovalPolicy
}

type ApprovalRow = {
  payout_id: string
  operator_id: string
  conditions_hash: string
  purpose: string
  voided: boolean
}

/** Judges payouts again with the facts of this transaction. */
export async function judge(work: Work, ids: readonly string[]): Promise<Judged[]> {
  const payouts = await loadPayouts(work, ids)
  const accounts = payouts.map(({ account_id }) => account_id)
  const facts = await loadFacts(work, accounts, ids)
  const { rows } = await work.tx.query<ApprovalRow>(approvalsSql, [ids])
  const policy = await policyOf(work)
  return payouts.flatMap((payout) => {
    const loaded = facts.get(payout.account_id)
    if (!loaded) return []
    const evaluate = payout.quote.claim ? endedConditions : evaluateConditions
    const conditions = rejudged(payout.quote.conditions, evaluate(loaded.facts))
    const amount = { amount: payout.trader_share, currency: payout.currency }
    const methodId = loaded.row.method?.id ?? ''
    const hash = conditionsHash({ ...amount, methodId, conditions })
    const approvals = rows
      .filter((row) => row.payout_id === payout.id && row.purpose === 'approve')
      .map((row) => ({
        operatorId: row.operator_id,
        hash: row.conditions_hash,
        voided: row.voided,
      }))
    return [
      {
        payout,
        conditions,
        hash,
        approvals,
        required: approvalsRequired(amount, policy),
        isComplete: approvalsComplete({ ...amount, hash }, approvals, policy),
        policy,
      },
    ]
  })
}

async function policyOf(work: Work): Promise<ApprovalPolicy> {
  const { firm_of_one, four_eyes_from, currency } = await firmSettings(work.tx)
  return approvalPolicySchema.parse({
    fourEyes: !firm_of_one,
    fourEyesFrom: { [currency]: four_eyes_from },
  })
}
