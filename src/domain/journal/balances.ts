import type { Currency } from '../money/currency.js'
import { add, zero, type Minor } from '../money/minor.js'
import { DomainFault } from '../fault.js'
import { accountCodes, type AccountCode } from './accounts.js'
import { balanced, type Entry } from './entry.js'

export type Balance = {
  readonly account: AccountCode
  readonly currency: Currency
  /** Debits less credits. */
  readonly amount: Minor
}

/**
 * What stands on each account, in the order of the chart. Accounts that come to zero are left out.
 *
 * @throws DomainFault when an entry does not balance or two entries have the same key
 */
export function balancesOf(entries: readonly Entry[]): Balance[] {
  const keys = new Set<string>()
  const sums = new Map<AccountCode, Map<Currency, Minor>>()
  for (const entry of entries) {
    if (keys.has(entry.key)) throw new DomainFault(`the journal has ${entry.key} twice`)
    keys.add(entry.key)
    if (!balanced(entry).ok) throw new DomainFault(`${entry.key} does not balance`)
    for (const { account, currency, amount } of entry.lines) {
      const byCurrency = sums.get(account) ?? new Map<Currency, Minor>()
      sums.set(account, byCurrency.set(currency, add(byCurrency.get(currency) ?? zero, amount)))
    }
  }
  return accountCodes.flatMap((account) =>
    [...(sums.get(account) ?? [])]
      .filter(([, amount]) => amount !== 0)
      .map(([currency, amount]) => ({ account, currency, amount })),
  )
}
