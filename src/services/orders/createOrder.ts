import { v7 as uuidv7 } from 'uuid'
import type { givenKinds } from '../../domain/programs/offers.js'
import { audit } from '../records/audit.js'
import { insertRows } from '../records/insertRows.js'
import type { Work } from '../work.js'
import {
  findPriceSql,
  lockCheckoutSql,
  orderByCheckoutSql,
  programForSaleSql,
} from './createSql.js'
import { traderFor, type Customer } from './traderFor.js'

export type OrderInput = {
  readonly program: string
  /** Nominal account size in minor units. */
  readonly size: number
  readonly accountCurrency: string
  readonly customer: Customer
  readonly coupon?: string | null
  /** The shop's own reference; a repeat with the same one answers the same order. */
  readonly checkoutReference?: string
  /** What the shop will charge when a coupon lowers the price; never more than the price. */
  readonly amount?: number
  readonly kind?: 'purchase' | (typeof givenKinds)[number]
}

export type OrderResult =
  | {
      readonly ok: true
      readonly id: string
      readonly reference: string
      readonly amount: number
      readonly currency: string
    }
  | { readonly ok: false; readonly code: string; readonly message: string }

type Program = {
  id: string
  name: string
  version_id: string | null
  terms: { sizes: { size: number; currency: string }[]; phases: { key: string }[] }
}
type Price = { amount: string; currency: string }
type Order = { id: string; reference: string; amount: string | number; currency: string }
type Known = Order & {
  code: string
  size: string
  account_currency: string
  kind: string
  for_challenge_id: string | null
}

/** Makes an order with its challenge, pinned to the version on sale now and waiting for payment. */
export async function createOrder(work: Work, input: OrderInput): Promise<OrderResult> {
  const known = input.checkoutReference
    ? await orderOfCheckout(work, input.checkoutReference)
    : undefined
  if (known) return isSame(known, input) ? answer(known) : no('otherOrder', otherOrder)
  const program = (await work.tx.query<Program>(programForSaleSql, [input.program])).rows[0]
  if (!program?.version_id) {
    return no('unknownProgram', `program: "${input.program}" is not on sale`)
  }
  const sold = program.terms.sizes.some(
    ({ size, currency }) => size === input.size && currency === input.accountCurrency,
  )
  if (!sold)
    return no('unknownSize', `size: ${input.program} is not sold in this size and currency`)
  const price = (
    await work.tx.query<Price>(findPriceSql, [program.id, input.size, work.now.toISOString()])
  ).rows[0]
  if (!price) return no('noPrice', `size: ${input.program} has no price for this size`)
  const amount = input.amount ?? Number(price.amount)
  if (amount > Number(price.amount)) {
    return no('amount', `amount: expected at most the price ${price.amount}, was ${amount}`)
  }
  const trader = await traderFor(work, input.customer)
  if (trader.status === 'banned' || trader.status === 'restricted') {
    return no('traderNotAllowed', 'customer.email: this person cannot buy')
  }
  return store(work, input, { program, price: { ...price, amount: String(amount) }, trader })
}

export const otherOrder = 'checkoutReference: it was used for another order'

/** Two announcements of one order at once wait for each other. */
export async function orderOfCheckout(work: Work, reference: string): Promise<Known | undefined> {
  await work.tx.query(lockCheckoutSql, [reference])
  return (await work.tx.query<Known>(orderByCheckoutSql, [reference])).rows[0]
}

const isSame = (known: Known, input: OrderInput): boolean =>
  known.for_challenge_id === null &&
  known.code === input.program &&
  Number(known.size) === input.size &&
  known.account_currency === input.accountCurrency

type Parts = {
  readonly program: Program
  readonly price: Price
  readonly trader: { readonly id: string; readonly name: string }
}

async function store(work: Work, input: OrderInput, { program, price, trader }: Parts) {
  const id = uuidv7()
  const challenge = uuidv7()
  const who = {
    trader_id: trader.id,
    trader_name: trader.name,
    program_id: program.id,
    program_name: program.name,
  }
  await insertRows(work, 'orders', [
    {
      id,
      status: 'pending',
      ...who,
      version_id: program.version_id,
      size: input.size,
      account_currency: input.accountCurrency,
      amount: input.kind && input.kind !== 'purchase' ? 0 : Number(price.amount),
      currency: price.currency,
      coupon: input.coupon ?? null,
      refunded_amount: 0,
      kind: input.kind ?? 'purchase',
      checkout_reference: input.checkoutReference ?? null,
    },
  ])
  await insertRows(work, 'challenges', [
    {
      id: challenge,
      status: 'awaitingPayment',
      stage: program.terms.phases[0]?.key ?? 'funded',
      ...who,
      order_id: id,
      version_id: program.version_id,
      size: input.size,
      currency: input.accountCurrency,
      payouts_made: 0,
    },
  ])
  await audit(work, [
    { event: 'order.created', subjectType: 'order', subjectId: id, to: 'pending' },
    {
      event: 'challenge.created',
      subjectType: 'challenge',
      subjectId: challenge,
      to: 'awaitingPayment',
    },
  ])
  const { rows } = await work.tx.query<Order>(
    'select id, reference, amount, currency from pf_orders where id = $1',
    [id],
  )
  return rows[0] ? answer(rows[0]) : no('failed', 'the order was not stored')
}

export const answer = ({ id, reference, amount, currency }: Order): OrderResult => ({
  ok: true,
  id,
  reference,
  amount: Number(amount),
  currency,
})

export const no = (code: string, message: string): OrderResult => ({ ok: false, code, message })
