import { setHolds } from '../records/holds.js'
import type { Work } from '../work.js'
import { concernedBy, type OrderFacts } from './loadOrders.js'
import { refundedAfterTrade, refundHolds } from './refundHolds.js'
import { accountsOfChallengesSql } from './sql.js'
import { tellPerson, type Told } from './tellPerson.js'

/** What was used before its order was refunded waits for a person, who is told. */
export async function holdRefunded(
  work: Work,
  orders: readonly OrderFacts[],
  told: Told,
): Promise<void> {
  for (const order of orders) {
    const ids = await openAccountsOf(work, [order])
    for (const kind of refundHolds) await setHolds(work, { kind, ...refundedAfterTrade, ids })
    await tellPerson(work, [order], { ...told, ...(ids.length > 0 && { waits: 'account' }) })
  }
}

/** Accounts that a refund of these orders finds open. */
export async function openAccountsOf(
  work: Work,
  orders: readonly OrderFacts[],
): Promise<readonly string[]> {
  const { rows } = await work.tx.query<{ id: string }>(accountsOfChallengesSql, [
    concernedBy(orders),
  ])
  return rows.map(({ id }) => id)
}
