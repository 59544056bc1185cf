import { refundedAfterTrade, refundHolds } from '../orders/refundHolds.js'
import { setHolds } from '../records/holds.js'
import type { Work } from '../work.js'
import type { ChallengeFacts } from './loadAccounts.js'

type Opened = { readonly id: string; readonly challenge: ChallengeFacts }

/** An account that opens while its order is disputed or refunded waits as the one before it did. */
export async function inheritHolds(work: Work, opened: readonly Opened[]): Promise<void> {
  const idsWith = (status: string) =>
    opened.filter(({ challenge }) => challenge.order_status === status).map(({ id }) => id)
  const disputed = idsWith('disputed')
  await setHolds(work, { kind: 'frozen', subject: 'account', ids: disputed, reason: 'dispute' })
  const refunded = idsWith('refunded')
  for (const kind of refundHolds) {
    await setHolds(work, { kind, ...refundedAfterTrade, ids: refunded })
  }
}
