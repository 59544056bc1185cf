import { z } from 'zod'
import { isCurrency, type Currency } from '../../domain/money/currency.js'
import { minor, type Minor } from '../../domain/money/minor.js'
import type { Work } from '../work.js'
import type { OrderFacts } from './loadOrders.js'
import { reportedSql } from './sql.js'

export type Received = {
  readonly amount: Minor
  readonly currency: Currency
  readonly coupon: string | null
}

type Row = { reference: string; paid: unknown }

const shape = z.object({
  amount: z.int().transform(minor),
  currency: z
    .string()
    .refine(isCurrency)
    .transform((code) => code as Currency),
  coupon: z.string().nullable(),
})

/** What the checkout took for orders whose payment did not match, by order id. */
export async function receivedOf(
  work: Work,
  orders: readonly OrderFacts[],
): Promise<ReadonlyMap<string, Received>> {
  const references = orders.map(({ reference }) => reference)
  const { rows } = await work.tx.query<Row>(reportedSql, [references])
  const known = new Map(rows.map((row) => [row.reference, shape.parse(row.paid)]))
  return new Map(
    orders.flatMap(({ id, reference }) => {
      const received = known.get(reference)
      return received ? [[id, received] as const] : []
    }),
  )
}
