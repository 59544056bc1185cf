import { z } from 'zod'
import { basisPoints, shareOf } from '../../domain/money/basisPoints.js'
import { isCurrency } from '../../domain/money/currency.js'
import { minor, type Minor } from '../../domain/money/minor.js'

const amount = z
  .int('expected whole minor units')
  .positive('expected more than nothing')
  .max(Number.MAX_SAFE_INTEGER / 10_000, 'expected a smaller amount')
  .transform(minor)

const currency = z.string().refine(isCurrency, 'expected a currency such as USD')

const shareBps = z
  .int('expected whole basis points')
  .min(1, 'expected at least 1 basis point')
  .max(10_000, 'expected at most 10,000 basis points')
  .transform(basisPoints)

/** What is paid into accounts: the same amount into each, or a share of what each one's size is. */
export const creditTerms = z.union(
  [z.strictObject({ amount, currency }), z.strictObject({ shareBps })],
  { error: 'expected amount and currency, or shareBps' },
)

export type CreditTerms = z.output<typeof creditTerms>

type Account = { readonly size: Minor; readonly currency: string }

/** Null where the amount is of another currency than the account. */
export function creditOf(terms: CreditTerms, account: Account): Minor | null {
  if ('shareBps' in terms) return shareOf(account.size, terms.shareBps, 'down')
  return terms.currency === account.currency ? terms.amount : null
}
