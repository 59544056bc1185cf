import type { Currency } from '../money/currency.js'
import type { Minor } from '../money/minor.js'
import { entry, transfer, type Entry, type Subject } from './entry.js'

export type BankFeePosting = {
  /** The bank's or provider's id of the charge, so that each one is booked once. */
  readonly charge: string
  readonly amount: Minor
  readonly currency: Currency
  readonly at: number
  /** The order or payout that caused it; left out for charges of the account itself. */
  readonly subject?: Subject
}

/** A bank or payment provider charged the firm. */
export const bankFee = ({ charge, amount, currency, at, subject }: BankFeePosting): Entry =>
  entry({
    key: `bank:${charge}:fee`,
    kind: 'bankFee',
    subject: subject ?? { type: 'bank', id: charge },
    at,
    lines: transfer(amount, currency, { debit: 'bankFees', credit: 'bank' }),
  })
