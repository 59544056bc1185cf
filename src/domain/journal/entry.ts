import type { Currency } from '../money/currency.js'
import { add, minor, negate, zero, type Minor } from '../money/minor.js'
import { DomainFault } from '../fault.js'
import type { AccountCode } from './accounts.js'

/** One amount on one account: debits are positive, credits negative. */
export type Line = {
  readonly account: AccountCode
  readonly currency: Currency
  readonly amount: Minor
}

export type EntryKind =
  | 'orderPaid'
  | 'orderRefunded'
  | 'orderPartlyRefunded'
  | 'chargebackOpened'
  | 'chargebackWon'
  | 'chargebackLost'
  | 'shareReserved'
  | 'reserveReleased'
  | 'shareForfeited'
  | 'payoutSent'
  | 'payoutReturned'
  | 'bankFee'
  | 'reversal'

export type Subject = { readonly type: 'order' | 'payout' | 'bank'; readonly id: string }

/** How money of one currency became money of another. */
export type Conversion = {
  /** As the bank or provider states it: `1.0842`. */
  readonly rate: string
  /** Who stated it. */
  readonly source: string
  /** When, UTC milliseconds. */
  readonly at: number
}

/**
 * One event in the books. It is never changed: a mistake is corrected by a `reversal` and a new
 * entry.
 */
export type Entry = {
  /** Unique in the journal: booking the same event twice collides here. */
  readonly key: string
  readonly kind: EntryKind
  readonly subject: Subject
  /** When it happened, UTC milliseconds. */
  readonly at: number
  readonly lines: readonly Line[]
  readonly conversion: Conversion | null
}

export type Imbalance = { readonly currency: Currency; readonly sum: Minor }

export type Balanced =
  { readonly ok: true } | { readonly ok: false; readonly imbalances: readonly Imbalance[] }

/** Whether debits and credits are equal, in each currency by itself. */
export function balanced(entry: Pick<Entry, 'lines'>): Balanced {
  const sums = new Map<Currency, Minor>()
  for (const { currency, amount } of entry.lines) {
    sums.set(currency, add(sums.get(currency) ?? zero, amount))
  }
  const imbalances = [...sums]
    .filter(([, sum]) => sum !== 0)
    .map(([currency, sum]) => ({ currency, sum }))
  return imbalances.length === 0 ? { ok: true } : { ok: false, imbalances }
}

type NewEntry = Omit<Entry, 'conversion'> & { readonly conversion?: Conversion }

/**
 * The only way to make an entry.
 *
 * @throws DomainFault when it does not balance, has fewer than two lines, a line of nothing, or no key
 */
export function entry(input: NewEntry): Entry {
  const { lines, key } = input
  if (!key) throw new DomainFault('expected a key for the journal entry')
  if (lines.length < 2) throw new DomainFault(`${key}: expected two lines or more`)
  if (lines.some(({ amount }) => amount === 0))
    throw new DomainFault(`${key}: has a line of nothing`)
  const balance = balanced(input)
  if (!balance.ok) {
    const sums = balance.imbalances.map(({ currency, sum }) => `${sum} ${currency}`).join(', ')
    throw new DomainFault(`${key}: expected debits equal to credits, differ by ${sums}`)
  }
  return { ...input, conversion: input.conversion ?? null }
}

/**
 * Both sides of one amount.
 *
 * @throws DomainFault unless the amount is more than zero: the direction is in the account names
 */
export function transfer(
  amount: Minor,
  currency: Currency,
  sides: { readonly debit: AccountCode; readonly credit: AccountCode },
): readonly [Line, Line] {
  if (amount <= 0) throw new DomainFault(`expected more than zero to book, was ${amount}`)
  return [
    { account: sides.debit, currency, amount },
    { account: sides.credit, currency, amount: negate(amount) },
  ]
}

/** The two columns in which people read a line; one of them is zero. */
export const columnsOf = ({ amount }: Line): { readonly debit: Minor; readonly credit: Minor } =>
  amount > 0 ? { debit: amount, credit: zero } : { debit: zero, credit: minor(Math.abs(amount)) }
