import { formatMoney } from '../../domain/money/text.js'
import type { Currency } from '../../domain/money/currency.js'
import { subtract, type Minor } from '../../domain/money/minor.js'
import type { PaymentEvent } from './types.js'

/** What we recorded when the order was made; the checkout's report has to agree with it. */
export type ExpectedOrder = {
  /** What is to be paid, coupon already taken off. */
  readonly amount: Minor
  readonly currency: Currency
  readonly program: string
  readonly size: Minor
  readonly coupon: string | null
  /** What earlier events gave back. */
  readonly refunded: Minor
}

export type OrderDifference = {
  readonly field: 'amount' | 'currency' | 'program' | 'size' | 'coupon'
  readonly expected: string
  readonly was: string
}

export type OrderMatch =
  { readonly ok: true } | { readonly ok: false; readonly differences: readonly OrderDifference[] }

/**
 * Compares a verified report with our order. A signature only proves who sent the report; a buyer
 * who can change the price in the shop would still get the larger account.
 *
 * Paid: the amount equals the price. Refunded: it equals what was not refunded before. Partly
 * refunded: less than that. Disputes: at most that, since banks dispute parts as well.
 */
export function matchOrder(order: ExpectedOrder, event: PaymentEvent): OrderMatch {
  const differences: OrderDifference[] = []
  const compare = (field: OrderDifference['field'], expected: string, was: string) => {
    if (expected !== was) differences.push({ field, expected, was })
  }
  const wrongAmount = amountDifference(order, event)
  if (wrongAmount) differences.push(wrongAmount)
  compare('currency', order.currency, event.currency)
  compare('program', order.program, event.program)
  if (order.size !== event.size) compare('size', String(order.size), String(event.size))
  if (order.coupon !== event.coupon) {
    compare('coupon', quoted(order.coupon), quoted(event.coupon))
  }
  return differences.length === 0 ? { ok: true } : { ok: false, differences }
}

const quoted = (coupon: string | null) => (coupon === null ? 'none' : `"${coupon}"`)

function amountDifference(order: ExpectedOrder, event: PaymentEvent): OrderDifference | null {
  const left = subtract(order.amount, order.refunded)
  const { words, limit, fits } = {
    paid: { words: '', limit: order.amount, fits: event.amount === order.amount },
    refunded: { words: '', limit: left, fits: event.amount === left },
    partlyRefunded: { words: 'less than ', limit: left, fits: event.amount < left },
    disputed: { words: 'at most ', limit: left, fits: event.amount <= left },
    disputeWon: { words: 'at most ', limit: left, fits: event.amount <= left },
    disputeLost: { words: 'at most ', limit: left, fits: event.amount <= left },
  }[event.type]
  if (fits) return null
  return {
    field: 'amount',
    expected: `${words}${formatMoney(limit, order.currency)} ${order.currency}`,
    was: `${formatMoney(event.amount, event.currency)} ${event.currency}`,
  }
}
