import type { Currency } from '../money/currency.js'
import type { Minor } from '../money/minor.js'
import { sha256Of } from '../rules/canonicalJson.js'
import type { Condition } from './condition.js'

export type Decided = {
  /** The trader's share. */
  readonly amount: Minor
  readonly currency: Currency
  readonly methodId: string
  readonly conditions: readonly Condition[]
}

/**
 * What an approval is bound to, as hex SHA-256: amount, payout method, and each condition with what
 * it asks and the facts behind it. Another hash than the one approved makes the approval void; time
 * that passes and the order of the conditions do not change it.
 */
export function conditionsHash({ amount, currency, methodId, conditions }: Decided): string {
  const bound = conditions
    .map(({ code, required, bind }) => ({ code, required, bind }))
    .sort((a, b) => (a.code < b.code ? -1 : 1))
  return sha256Of({ format: 1, amount, currency, methodId, conditions: bound })
}
