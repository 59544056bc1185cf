import type { Work } from '../work.js'
import { afterRefund, type Outcome } from './afterRefund.js'
import { openAccountsOf } from './holdRefunded.js'
import { loadOrders } from './loadOrders.js'

/** What follows when this order is refunded as things are, in a sentence. */
export async function refundFollows(work: Work, id: string): Promise<string | null> {
  const [order] = await loadOrders(work, [id])
  if (!order) return null
  const [outcome] = await afterRefund(work, [{ order, from: order.status }])
  if (!outcome) return null
  const open = await openAccountsOf(work, [order])
  return sentence(outcome, open.length > 0)
}

function sentence(outcome: Outcome, hasOpenAccount: boolean): string {
  const isOffer = outcome.order.for_challenge_id !== null
  switch (outcome.what) {
    case 'nothing':
      return 'Nothing of the challenge changes: the refund is only recorded.'
    case 'challengeEnds':
      return hasOpenAccount
        ? 'Nothing was traded yet: the account is closed and the challenge ends.'
        : 'Nothing was traded: the challenge ends.'
    case 'attemptGoes': {
      const ended = outcome.ending === 'fail' ? 'failed' : 'expired'
      return `Nothing was traded since: the new account is closed and the challenge is ${ended} again.`
    }
    case 'waits': {
      const why = isOffer ? 'It was used already' : 'There were trades'
      return hasOpenAccount
        ? `${why}: the account is frozen until somebody lets it go on or closes it.`
        : `${why} and no account is open: the order waits until somebody decides.`
    }
  }
}
