import type { PayoutReview } from '../../domain/payouts/payoutReview.js'
import { firmSettings } from '../firmSettings.js'
import type { Work } from '../work.js'
import { judge } from './judge.js'
import { isSettled } from './loadFacts.js'
import { approvalsSql } from './sql.js'

type Row = {
  operator_name: string
  purpose: string
  at: number
  conditions_hash: string
  voided: boolean
}

/** What a reviewer decides on: how the amount came about, every condition, and who approved it. */
export async function reviewPayout(work: Work, id: string): Promise<PayoutReview | null> {
  const [judged] = await judge(work, [id])
  if (!judged) return null
  const { payout, conditions, hash, required } = judged
  const { time_zone } = await firmSettings(work.tx)
  const { rows } = await work.tx.query<Row>(approvalsSql, [[id]])
  const isOpen = !isSettled(payout.status)
  return {
    currency: payout.currency,
    zone: time_zone,
    steps: payout.quote.steps,
    conditions: isOpen ? conditions : payout.quote.conditions,
    approvals: rows.map(({ operator_name: name, purpose, at, voided, conditions_hash }) => ({
      ...{ name, purpose, at },
      isValid: !voided && (!isOpen || conditions_hash === hash),
    })),
    required,
    isOpen,
  }
}
