import { minor } from '../../domain/money/minor.js'
import { fundReady } from '../journey/fundReady.js'
import { links } from '../journey/links.js'
import { bookJournal } from '../journal/bookJournal.js'
import { disputeLost, disputeOpened, disputeWon, keptOf } from '../journal/orderBookings.js'
import { concernedBy, loadOrders, type OrderFacts } from '../orders/loadOrders.js'
import {
  accountsOfChallengesSql,
  emptyChallengesSql,
  openPayoutsOfChallengesSql,
} from '../orders/sql.js'
import { emit, happened } from '../records/emit.js'
import { liftHolds, setHolds } from '../records/holds.js'
import { transition } from '../transition/transition.js'
import type { Effect, Moved } from '../transition/types.js'
import type { Work } from '../work.js'

const disputeReason = { kind: 'frozen', subject: 'account', reason: 'dispute' } as const

const ordersOf = (work: Work, moved: readonly Moved[]) =>
  loadOrders(
    work,
    moved.map(({ id }) => id),
  )

const found = async (work: Work, statement: string, orders: readonly OrderFacts[]) =>
  (await work.tx.query<{ id: string }>(statement, [concernedBy(orders)])).rows.map(({ id }) => id)

/** The bank took the money back until it decides: nobody trades or is paid on it. */
const disputed: Effect = async (work, moved, input) => {
  const orders = await ordersOf(work, moved)
  const amounts = orders.map((order) => {
    const told = input.data?.get(order.id)?.amount
    return { order, amount: typeof told === 'number' ? minor(told) : keptOf(order) }
  })
  await bookJournal(
    work,
    amounts
      .filter(({ amount }) => amount > 0)
      .map(({ order, amount }) => disputeOpened(work.now)(order, amount)),
  )
  const accounts = await found(work, accountsOfChallengesSql, orders)
  await setHolds(work, { ...disputeReason, ids: accounts })
  const payouts = await found(work, openPayoutsOfChallengesSql, orders)
  await setHolds(work, { kind: 'payouts', subject: 'payout', ids: payouts, reason: 'dispute' })
  await emit(
    work,
    amounts.map(({ order, amount }) =>
      happened('order.disputed', {
        subjectType: 'order',
        subjectId: order.id,
        occasion: String(work.now.getTime()),
        variables: {
          orderReference: order.reference,
          traderReference: order.trader_reference,
          amountDisputed: { amount, currency: order.currency },
          disputedAt: work.now.toISOString(),
          adminLink: links(work).admin(work.firm.slugs.orders, order.id),
        },
      }),
    ),
  )
}

const booked = (orders: readonly OrderFacts[]) =>
  orders.filter(({ disputed_amount }) => disputed_amount !== null)

/** The money came back: what waited for it goes on, other holds stay. */
const won: Effect = async (work, moved) => {
  const orders = await ordersOf(work, moved)
  await bookJournal(work, booked(orders).map(disputeWon(work.now)))
  await liftHolds(work, {
    ...disputeReason,
    ids: await found(work, accountsOfChallengesSql, orders),
  })
  const payouts = await found(work, openPayoutsOfChallengesSql, orders)
  await liftHolds(work, { kind: 'payouts', subject: 'payout', ids: payouts, reason: 'dispute' })
  await fundReady(
    work,
    orders.map(({ trader_id }) => trader_id),
  )
}

/** The money is gone, and the challenge with it; an open payout keeps its account for a person. */
const lost: Effect = async (work, moved, input) => {
  const orders = await ordersOf(work, moved)
  await bookJournal(work, booked(orders).map(disputeLost(work.now)))
  await transition(work, {
    lifecycle: 'account',
    ids: await found(work, accountsOfChallengesSql, orders),
    event: 'close',
    reason: input.reason ?? 'The payment was charged back.',
  })
  const ids = await found(work, emptyChallengesSql, orders)
  await transition(work, { lifecycle: 'challenge', ids, event: 'close' })
}

export const disputeEffects = {
  'order.dispute': [disputed],
  'order.winDispute': [won],
  'order.loseDispute': [lost],
} satisfies Record<string, readonly Effect[]>
