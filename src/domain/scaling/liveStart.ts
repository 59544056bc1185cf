import { larger, smaller, sum, zero, type Minor } from '../money/minor.js'

export type LiveStart = {
  /** What the funded accounts have together. */
  readonly total: Minor
  /** What the live account begins with: no more than the largest of them was sold as. */
  readonly startingBalance: Minor
}

/** The balance of a live account that takes the place of funded ones. */
export function liveStart(
  accounts: readonly { readonly size: Minor; readonly balance: Minor }[],
): LiveStart {
  const total = sum(accounts.map(({ balance }) => balance))
  const largest = accounts.reduce<Minor>((most, { size }) => larger(most, size), zero)
  return { total, startingBalance: smaller(total, largest) }
}
