import type { Currency } from '../../domain/money/currency.js'
import type { Minor } from '../../domain/money/minor.js'
import type { Work } from '../work.js'
import { ordersSql } from './sql.js'

export type OrderFacts = {
  readonly id: string
  readonly reference: string
  readonly status: string
  readonly kind: string
  readonly amount: Minor
  readonly currency: Currency
  readonly paid_amount: Minor | null
  readonly refunded_amount: Minor | null
  readonly size: Minor
  readonly account_currency: Currency
  readonly coupon: string | null
  readonly program_name: string
  readonly program_code: string
  readonly trader_id: string
  readonly trader_email: string
  readonly trader_reference: string
  readonly trader_status: string
  readonly challenge_id: string | null
  readonly challenge_status: string | null
  /** The challenge that a reset, an extension or another offer is for. */
  readonly for_challenge_id: string | null
  readonly created_at: Date
  readonly has_traded: boolean
  /** How many disputes were booked, and what the bank took in the newest. */
  readonly disputes: number
  readonly disputed_amount: Minor | null
}

const amounts = ['amount', 'paid_amount', 'refunded_amount', 'size', 'disputed_amount'] as const

/** Orders with buyer, program and challenge, and whether a trade was made since. */
export async function loadOrders(work: Work, ids: readonly string[]): Promise<OrderFacts[]> {
  const { rows } = await work.tx.query<Record<string, unknown>>(ordersSql, [ids])
  return rows.map((row) => {
    const numbers = amounts.map((name) => [name, row[name] === null ? null : Number(row[name])])
    return { ...row, ...Object.fromEntries(numbers) } as OrderFacts
  })
}

export const challengesOf = (orders: readonly OrderFacts[]): string[] =>
  orders.flatMap(({ challenge_id }) => challenge_id ?? [])

/** As `challengesOf`, with the challenges that offers were for: who takes money back stops both. */
export const concernedBy = (orders: readonly OrderFacts[]): string[] =>
  orders.flatMap(({ challenge_id, for_challenge_id }) => challenge_id ?? for_challenge_id ?? [])
