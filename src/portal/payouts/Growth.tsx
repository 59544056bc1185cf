import type { Currency } from '../../domain/money/currency.js'
import { moneyText } from '../parts/texts.js'
import type { Offer } from './quoteShape.js'

const missing: Readonly<Record<string, string>> = {
  months: 'the time since the start',
  netProfit: 'net profit',
  payouts: 'payouts',
  profitableMonths: 'profitable months',
  balanceAboveStart: 'a balance above the start',
}

type Props = { readonly growth: Offer['growth']; readonly currency: Currency }

/** The size that the account can grow to, and what is missing for it. */
export function Growth({ growth, currency }: Props) {
  if (growth === null || growth.failed.includes('cap')) return null
  const size = moneyText(growth.newSize, currency)
  if (growth.eligible) {
    return (
      <p>
        You have earned an account of {size}. It grows where it is: you are told by e-mail, and
        nothing else changes on it.
      </p>
    )
  }
  const what = growth.failed.map((name) => missing[name] ?? name).join(', ')
  return (
    <p>
      Your account can grow to {size}. Still missing: {what}.
    </p>
  )
}
