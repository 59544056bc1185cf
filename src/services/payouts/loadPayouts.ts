import type { Currency } from '../../domain/money/currency.js'
import type { Minor } from '../../domain/money/minor.js'
import type { EndField } from '../../domain/payouts/afterEnd.js'
import type { Condition } from '../../domain/payouts/condition.js'
import type { QuoteStep } from '../../domain/payouts/quoteSteps.js'
import type { Work } from '../work.js'
import { payoutsSql } from './sql.js'

export type PayoutFigures = {
  readonly id: string
  readonly reference: string
  readonly status: string
  readonly account_id: string
  readonly challenge_id: string
  readonly connection_id: string | null
  readonly login: string
  readonly trader_id: string
  readonly trader_email: string
  readonly program_name: string
  readonly number: number
  readonly gross: Minor
  /** What the trader is owed: the share, with the fee and the bonus that were added. */
  readonly trader_share: Minor
  readonly firm_share: Minor
  readonly currency: Currency
  readonly split_bps: number
  readonly quote: {
    readonly balance: number
    /** The part of what is owed that gives the challenge's fee back. */
    readonly feeRefund?: Minor
    /** Of a claim to what an ended account had left: nothing leaves the platform for it. */
    readonly claim?: { readonly after: EndField }
    readonly conditions: readonly Condition[]
    readonly steps: readonly QuoteStep[]
  }
  readonly conditions_hash: string
  readonly method_id: string | null
  readonly method_masked: string | null
  readonly operation_ticket: string | null
  /** How often it came back after it was paid. */
  readonly returned: number
}

const numbers = ['number', 'gross', 'trader_share', 'firm_share', 'split_bps'] as const

/** Payouts with their people, methods and how often they came back. */
export async function loadPayouts(work: Work, ids: readonly string[]): Promise<PayoutFigures[]> {
  const { rows } = await work.tx.query<Record<string, unknown>>(payoutsSql, [ids])
  return rows.map((row) => {
    const parsed = numbers.map((name) => [name, Number(row[name])])
    return { ...row, ...Object.fromEntries(parsed) } as PayoutFigures
  })
}
