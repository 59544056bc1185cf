import type { Account } from '../book/account.js'
import type { History } from '../history/history.js'

/** States that a reader wanted and that are gone. */
export type Gap = {
  readonly reason: 'historyEnded' | 'sequenceUnknown'
  readonly accounts: Account[]
}

/**
 * Finds the accounts whose states after the last one seen are not all in the history, and moves
 * their mark to where it begins.
 *
 * @param seen newest sequence seen, by account index; changed in place
 */
export function findGaps(accounts: readonly Account[], seen: Map<number, number>): Gap[] {
  const ended: Gap = { reason: 'historyEnded', accounts: [] }
  const unknown: Gap = { reason: 'sequenceUnknown', accounts: [] }
  for (const [index, after] of seen) {
    const account = accounts[index]
    if (!account) continue
    const isAhead = after > account.sequence
    if (!isAhead && after >= account.oldestKept - 1) continue
    ;(isAhead ? unknown : ended).accounts.push(account)
    seen.set(index, account.oldestKept - 1)
  }
  return [ended, unknown].filter((gap) => gap.accounts.length > 0)
}

/** The earliest place that holds a state not seen yet; walks back only as far as states are missing. */
export function firstUnseen(
  history: History,
  accounts: readonly Account[],
  seen: ReadonlyMap<number, number>,
): number {
  let missing = 0
  for (const [index, after] of seen) missing += (accounts[index]?.sequence ?? after) - after
  let place = history.head
  while (missing > 0 && place > history.tail) {
    place--
    const after = seen.get(history.accountAt(place))
    if (after !== undefined && history.sequenceAt(place) > after) missing--
  }
  return place
}
