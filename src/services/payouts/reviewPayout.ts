import type { PayoutReview } from '../../domain/payouts/payoutReview.js'
import { firmSettings } from '../firmSettings.js'
import type { Work } from '../work.js'
import { judge } from './judge.js'
import { approvalNamesSql } from './sql.js'

type Row = { name: string; purpose: string; at: number; hash: string; voided: boolean }

/** What a reviewer decides on: how the amount came about, every condition, and who approved it. */
export async function reviewPayout(work: Work, id: string): Promise<PayoutReview | null> {
  const [judged] = await judge(work, [id])
  if (!judged) return null
  const { payout, conditions, hash, required } = judged
  const { time_zone } = await firmSettings(work.tx)
  const { rows } = await work.tx.query<Row>(approvalNamesSql, [id])
  const isOpen = work.firm.lifecycles.payout.moves.some(({ from }) => from.includes(payout.status))
  return {
    currency: payout.currency,
    zone: time_zone,
    steps: payout.quote.steps,
    conditions: isOpen ? conditions : payout.quote.conditions,
    approvals: rows.map(({ name, purpose, at, voided, hash: bound }) => ({
      ...{ name, purpose, at },
      isValid: !voided && (!isOpen || bound === hash),
    })),
    required,
    isOpen,
  }
}
