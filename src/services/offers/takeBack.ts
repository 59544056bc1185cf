import type { Outcome } from '../orders/afterRefund.js'
import { mustTransition } from '../transition/transition.js'
import type { Work } from '../work.js'

/** After a refund: an attempt that was not traded on goes, and the challenge is as it was. */
export async function takeBack(
  work: Work,
  { order, attempt, ending }: Extract<Outcome, { what: 'attemptGoes' }>,
): Promise<void> {
  const reason = `Order ${order.reference} was refunded.`
  const account = { lifecycle: 'account', ids: [attempt.account_id], reason } as const
  await mustTransition(work, { ...account, event: 'replace' })
  const challenge = { lifecycle: 'challenge', ids: [attempt.challenge_id], reason } as const
  await mustTransition(work, { ...challenge, event: ending })
}
