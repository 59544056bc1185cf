import type { Queryable } from '../../database/queryable.js'
import { traderHeadSql, traderMoneySql } from './headSql.js'
import { traderStage, type StageFacts, type TraderStage } from './traderStage.js'

export type CaseRef = { readonly id: string; readonly reference: string; readonly status: string }

/** What the top of the trader page says. Times are UTC milliseconds. */
export type TraderHead = {
  readonly status: string
  readonly since: number
  readonly stage: TraderStage
  /** Newest decided identity check. */
  readonly identity: CaseRef | null
  /** An identity check that is under way. */
  readonly openCase: CaseRef | null
  /** The payout that is on its way, if any. */
  readonly payout: CaseRef | null
  /** Null: never asked. */
  readonly wantsMarketing: boolean | null
  readonly mergedInto: { readonly id: string; readonly reference: string } | null
}

type Row = Omit<TraderHead, 'stage'> & StageFacts

/** @returns null when there is no such trader */
export async function readTraderHead(q: Queryable, id: string): Promise<TraderHead | null> {
  const { rows } = await q.query<Row>(traderHeadSql, [id])
  const [row] = rows
  if (!row) return null
  const { isFunded, isEvaluating, hasTraded, hasBought, ...head } = row
  return { ...head, stage: traderStage({ isFunded, isEvaluating, hasTraded, hasBought }) }
}

/** Minor units of one currency. */
export type TraderMoney = {
  readonly currency: string
  /** Fees paid for purchases, less refunds. */
  readonly fees: number
  readonly paid: number
  /** Payouts on their way. */
  readonly pending: number
}

/** What a person paid and was paid, per currency; empty until money moved. */
export async function readTraderMoney(q: Queryable, id: string): Promise<TraderMoney[]> {
  const { rows } = await q.query<TraderMoney>(traderMoneySql, [id])
  return rows
}
