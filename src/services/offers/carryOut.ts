import { mayTake, offerRefusalWords } from '../../domain/programs/mayTake.js'
import { isOffer, type OfferKind } from '../../domain/programs/offers.js'
import { extendAccounts } from '../../live/register.js'
import { loadChallenges } from '../journey/loadAccounts.js'
import { openAccounts } from '../journey/openAccounts.js'
import type { OrderFacts } from '../orders/loadOrders.js'
import { tellPerson } from '../orders/tellPerson.js'
import { audit } from '../records/audit.js'
import { updateRows } from '../records/updateRows.js'
import { mustTransition } from '../transition/transition.js'
import type { Work } from '../work.js'
import { loadOffers, type OfferSubject } from './loadOffers.js'
import { lockChallengeSql, newestAccountSql } from './sql.js'

type OfferOrder = OrderFacts & { readonly kind: OfferKind; readonly for_challenge_id: string }

const isForOffer = (order: OrderFacts): order is OfferOrder =>
  isOffer(order.kind) && order.for_challenge_id !== null

/**
 * Carries out what was paid for. What is not possible any more (the account passed meanwhile) waits
 * for a person, who gives the money back. Days are counted to the order, not to its payment.
 */
export async function carryOutOffers(work: Work, orders: readonly OrderFacts[]): Promise<void> {
  for (const order of orders.filter(isForOffer)) {
    await work.tx.query(lockChallengeSql, [order.for_challenge_id])
    const subject = await loadOffers(work, order.for_challenge_id, [order.id])
    if (!subject) continue
    const at = new Date(order.created_at).getTime()
    const verdict = mayTake(order.kind, { ...subject, at })
    if (!verdict.ok) {
      const why = offerRefusalWords[verdict.code]
      const what = `The ${order.kind} was paid and is not possible any more. ${why} Refund it.`
      await tellPerson(work, [order], { what, occasion: 'offerNotPossible' })
      continue
    }
    await audit(work, [
      {
        event: `challenge.${order.kind}`,
        subjectType: 'challenge',
        subjectId: subject.id,
        data: { order: order.reference },
      },
    ])
    if (order.kind === 'extension') await extend(work, subject)
    else await beginAgain(work, order, subject)
  }
}

async function extend(work: Work, { account_id, terms }: OfferSubject): Promise<void> {
  const days = terms.offers.extension?.days
  if (!account_id || !days) return
  await extendAccounts(work.tx, [{ accountId: account_id, days }])
  const subject = { subjectType: 'account', subjectId: account_id }
  await audit(work, [{ event: 'account.extended', ...subject, data: { days } }])
}

/** The same phase with a new account; the one before it stays as it ended. */
async function beginAgain(work: Work, order: OfferOrder, subject: OfferSubject): Promise<void> {
  const { id, account_id, facts } = subject
  if (!account_id || !facts.account) return
  const reason = `Order ${order.reference}: ${order.kind}.`
  if (facts.challengeStatus === 'active') {
    const ids = [account_id]
    await mustTransition(work, { lifecycle: 'account', ids, event: 'replace', reason })
  } else {
    const ids = [id]
    await mustTransition(work, { lifecycle: 'challenge', ids, event: 'reinstate', reason })
  }
  await openAccounts(work, await loadChallenges(work, [id]), facts.account.phase)
  const opened = await work.tx.query<{ id: string }>(newestAccountSql, [id])
  await updateRows(work, 'orders', [{ id: order.id, opened_id: opened.rows[0]?.id ?? null }])
}
