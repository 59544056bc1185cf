import type { Currency } from '../money/currency.js'
import type { Minor } from '../money/minor.js'
import { entry, transfer, type Entry, type EntryKind } from './entry.js'
import type { AccountCode } from './accounts.js'

export type OrderPosting = {
  readonly orderId: string
  /** More than zero; an order that a coupon made free has nothing to book. */
  readonly amount: Minor
  readonly currency: Currency
  /** When it happened, UTC milliseconds. */
  readonly at: number
}

/** A buyer paid for a challenge. Once per order. */
export const orderPaid = (posting: OrderPosting): Entry =>
  book(posting, { kind: 'orderPaid', key: 'paid', debit: 'bank', credit: 'challengeFees' })

export type RefundPosting = OrderPosting & {
  /** The checkout's id of the refund, so that each refund is booked once. */
  readonly refund: string
}

/** What was left of a fee went back. */
export const orderRefunded = (posting: RefundPosting): Entry =>
  book(posting, { ...refundSides, kind: 'orderRefunded', key: `refund:${posting.refund}` })

/** A part of a fee went back. */
export const orderPartlyRefunded = (posting: RefundPosting): Entry =>
  book(posting, { ...refundSides, kind: 'orderPartlyRefunded', key: `refund:${posting.refund}` })

const refundSides = { debit: 'feeRefunds', credit: 'bank' } as const

export type ChargebackPosting = OrderPosting & {
  /** Which dispute of this order: 1 for the first. */
  readonly dispute: number
}

/** A bank took the money until it decides. */
export const chargebackOpened = (posting: ChargebackPosting): Entry =>
  book(posting, {
    kind: 'chargebackOpened',
    key: `chargeback:${posting.dispute}:opened`,
    debit: 'disputedFunds',
    credit: 'bank',
  })

/** The money came back. Won and lost share a key: a dispute ends once. */
export const chargebackWon = (posting: ChargebackPosting): Entry =>
  book(posting, {
    kind: 'chargebackWon',
    key: `chargeback:${posting.dispute}:closed`,
    debit: 'bank',
    credit: 'disputedFunds',
  })

/** The money is gone. */
export const chargebackLost = (posting: ChargebackPosting): Entry =>
  book(posting, {
    kind: 'chargebackLost',
    key: `chargeback:${posting.dispute}:closed`,
    debit: 'chargebackLosses',
    credit: 'disputedFunds',
  })

type Sides = {
  readonly kind: EntryKind
  readonly key: string
  readonly debit: AccountCode
  readonly credit: AccountCode
}

function book({ orderId, amount, currency, at }: OrderPosting, sides: Sides): Entry {
  return entry({
    key: `order:${orderId}:${sides.key}`,
    kind: sides.kind,
    subject: { type: 'order', id: orderId },
    at,
    lines: transfer(amount, currency, sides),
  })
}
