import { add, minor, subtract, zero } from '../../domain/money/minor.js'
import { links } from '../journey/links.js'
import { bookJournal } from '../journal/bookJournal.js'
import {
  orderPaid,
  disputeLost,
  disputeOpened,
  disputeWon,
  orderRefunded,
} from '../journal/orderBookings.js'
import { challengesOf, loadOrders, type OrderFacts } from '../orders/loadOrders.js'
import { accountsOfChallengesSql, openPayoutsOfChallengesSql } from '../orders/sql.js'
import { emit, happened } from '../records/emit.js'
import { liftHolds, setHolds } from '../records/holds.js'
import { updateRows } from '../records/updateRows.js'
import { transition } from '../transition/transition.js'
import type { Effect } from '../transition/types.js'
import type { Work } from '../work.js'

const buyer = (order: OrderFacts) => ({ id: order.trader_id, email: order.trader_email })

const paid: Effect = async (work, moved) => {
  const orders = await loadOrders(
    work,
    moved.map(({ id }) => id),
  )
  await bookJournal(
    work,
    orders.filter(({ kind, amount }) => kind === 'purchase' && amount > 0).map(orderPaid(work.now)),
  )
  await emit(
    work,
    orders.map((order) =>
      happened('order.paid', {
        subjectType: 'order',
        subjectId: order.id,
        trader: buyer(order),
        variables: {
          orderReference: order.reference,
          programName: order.program_name,
          accountSize: { amount: order.size, currency: order.account_currency },
          amountPaid: { amount: order.amount, currency: order.currency },
          paidAt: work.now.toISOString(),
        },
      }),
    ),
  )
  await transition(work, { lifecycle: 'challenge', ids: challengesOf(orders), event: 'activate' })
}

const mismatched: Effect = async (work, moved, input) => {
  const orders = await loadOrders(
    work,
    moved.map(({ id }) => id),
  )
  await emit(
    work,
    orders.map((order) =>
      happened('order.mismatch', {
        subjectType: 'order',
        subjectId: order.id,
        variables: {
          orderReference: order.reference,
          paymentProvider: 'checkout',
          mismatch: input.reason ?? 'The payment differs from the order.',
          adminLink: links(work).admin(work.firm.slugs.orders, order.id),
        },
      }),
    ),
  )
}

/**
 * Books what went back and tells the buyer. A checkout says how much and under which id; by hand it
 * is all that is left.
 */
const givesBack: Effect = async (work, moved, input) => {
  const orders = await loadOrders(
    work,
    moved.map(({ id }) => id),
  )
  const refunds = orders.map((order) => {
    const told = input.data?.get(order.id)
    const left = subtract(order.amount, order.refunded_amount ?? zero)
    const amount = typeof told?.amount === 'number' ? minor(told.amount) : left
    return { order, id: String(told?.event ?? 'byHand'), amount }
  })
  await bookJournal(
    work,
    refunds
      .filter(({ order, amount }) => order.paid_amount !== null && amount > 0)
      .map(({ order, id, amount }) => orderRefunded(work.now)(order, { id, amount })),
  )
  await updateRows(
    work,
    'orders',
    refunds.map(({ order, amount }) => ({
      id: order.id,
      refunded_amount: add(order.refunded_amount ?? zero, amount),
    })),
  )
  await emit(
    work,
    refunds.map(({ order, id, amount }) =>
      happened('order.refunded', {
        subjectType: 'order',
        subjectId: order.id,
        occasion: id,
        trader: buyer(order),
        variables: {
          orderReference: order.reference,
          programName: order.program_name,
          amountRefunded: { amount, currency: order.currency },
          refundedAt: work.now.toISOString(),
          reason:
            work.actor.type === 'operator' ? (input.reason ?? '') : 'The payment was refunded.',
        },
      }),
    ),
  )
}

/** Before the first trade the challenge ends; after it a person decides what becomes of it. */
const refunded: Effect = async (work, moved, input) => {
  const orders = await loadOrders(
    work,
    moved.map(({ id }) => id),
  )
  const untraded = orders.filter(({ has_traded }) => !has_traded)
  await transition(work, {
    lifecycle: 'challenge',
    ids: challengesOf(untraded),
    event: 'refund',
    reason: input.reason ?? 'The order was refunded.',
  })
  const traded = challengesOf(orders.filter(({ has_traded }) => has_traded))
  const accounts = await work.tx.query<{ id: string }>(accountsOfChallengesSql, [traded])
  const ids = accounts.rows.map(({ id }) => id)
  await setHolds(work, { kind: 'underReview', subject: 'account', ids, reason: 'refundAfterTrade' })
  await setHolds(work, { kind: 'frozen', subject: 'account', ids, reason: 'refundAfterTrade' })
}

const disputeReason = { kind: 'frozen', subject: 'account', reason: 'dispute' } as const

const payoutsOf = async (work: Work, orders: readonly OrderFacts[]) => {
  const found = await work.tx.query<{ id: string }>(openPayoutsOfChallengesSql, [
    challengesOf(orders),
  ])
  return found.rows.map(({ id }) => id)
}

const accountsOf = async (work: Work, orders: readonly OrderFacts[]) => {
  const found = await work.tx.query<{ id: string }>(accountsOfChallengesSql, [challengesOf(orders)])
  return found.rows.map(({ id }) => id)
}

const disputed: Effect = async (work, moved) => {
  const orders = await loadOrders(
    work,
    moved.map(({ id }) => id),
  )
  await bookJournal(work, orders.map(disputeOpened(work.now)))
  await setHolds(work, { ...disputeReason, ids: await accountsOf(work, orders) })
  const payouts = await payoutsOf(work, orders)
  await setHolds(work, { kind: 'payouts', subject: 'payout', ids: payouts, reason: 'dispute' })
  await emit(
    work,
    orders.map((order) =>
      happened('order.disputed', {
        subjectType: 'order',
        subjectId: order.id,
        occasion: String(work.now.getTime()),
        variables: {
          orderReference: order.reference,
          traderReference: order.trader_reference,
          amountDisputed: { amount: order.amount, currency: order.currency },
          disputedAt: work.now.toISOString(),
          adminLink: links(work).admin(work.firm.slugs.orders, order.id),
        },
      }),
    ),
  )
}

const won: Effect = async (work, moved) => {
  const orders = await loadOrders(
    work,
    moved.map(({ id }) => id),
  )
  await bookJournal(work, orders.map(disputeWon(work.now)))
  await liftHolds(work, { ...disputeReason, ids: await accountsOf(work, orders) })
  const payouts = await payoutsOf(work, orders)
  await liftHolds(work, { kind: 'payouts', subject: 'payout', ids: payouts, reason: 'dispute' })
}

const lost: Effect = async (work, moved, input) => {
  const orders = await loadOrders(
    work,
    moved.map(({ id }) => id),
  )
  await bookJournal(work, orders.map(disputeLost(work.now)))
  await transition(work, {
    lifecycle: 'account',
    ids: await accountsOf(work, orders),
    event: 'close',
    reason: input.reason ?? 'The payment was charged back.',
  })
}

/** An order that nobody paid in time takes its challenge with it. */
const orderExpired: Effect = async (work, moved) => {
  const orders = await loadOrders(
    work,
    moved.map(({ id }) => id),
  )
  await transition(work, {
    lifecycle: 'challenge',
    ids: challengesOf(orders),
    event: 'cancel',
    reason: 'The order was not paid.',
  })
}

export const orderEffects = {
  'order.pay': [paid],
  'order.acceptMismatch': [paid],
  'order.mismatch': [mismatched],
  'order.refund': [givesBack, refunded],
  'order.refundPart': [givesBack],
  'order.dispute': [disputed],
  'order.winDispute': [won],
  'order.loseDispute': [lost],
  'order.expire': [orderExpired],
} satisfies Record<string, readonly Effect[]>
