import { add, minor, zero } from '../../domain/money/minor.js'
import { isRevenue } from '../../domain/programs/offers.js'
import { carryOutOffers } from '../offers/carryOut.js'
import { takeBack } from '../offers/takeBack.js'
import { links } from '../journey/links.js'
import { bookJournal } from '../journal/bookJournal.js'
import { keptOf, orderPaid, orderRefunded } from '../journal/orderBookings.js'
import { afterRefund, type AfterRefund } from '../orders/afterRefund.js'
import { holdRefunded } from '../orders/holdRefunded.js'
import { challengesOf, loadOrders, type OrderFacts } from '../orders/loadOrders.js'
import { receivedOf } from '../orders/receivedOf.js'
import { emit, happened } from '../records/emit.js'
import { updateRows } from '../records/updateRows.js'
import { transition } from '../transition/transition.js'
import type { Effect } from '../transition/types.js'

const buyer = (order: OrderFacts) => ({ id: order.trader_id, email: order.trader_email })

/** The order keeps what was paid, not what was asked: refunds and disputes are about that. */
const takesReceived: Effect = async (work, moved) => {
  const orders = await loadOrders(
    work,
    moved.map(({ id }) => id),
  )
  const received = await receivedOf(work, orders)
  await updateRows(
    work,
    'orders',
    orders.map(({ id, amount, currency, coupon }) => {
      const taken = received.get(id) ?? { amount, currency, coupon }
      return { id, ...taken, paid_amount: taken.amount, paid_at: work.now.toISOString() }
    }),
  )
}

const paid: Effect = async (work, moved) => {
  const orders = await loadOrders(
    work,
    moved.map(({ id }) => id),
  )
  await bookJournal(
    work,
    orders.filter(({ kind, amount }) => isRevenue(kind) && amount > 0).map(orderPaid(work.now)),
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
          orderKind: order.kind,
          programName: order.program_name,
          accountSize: { amount: order.size, currency: order.account_currency },
          amountPaid: { amount: order.amount, currency: order.currency },
          paidAt: work.now.toISOString(),
        },
      }),
    ),
  )
  await transition(work, { lifecycle: 'challenge', ids: challengesOf(orders), event: 'activate' })
  await carryOutOffers(work, orders)
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
  const received = await receivedOf(
    work,
    orders.filter(({ paid_amount }) => paid_amount === null),
  )
  const refunds = orders.map((order) => {
    const told = input.data?.get(order.id)
    const left = received.get(order.id)?.amount ?? keptOf(order)
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
  const statuses = new Map(moved.map(({ id, from }) => [id, from]))
  const orders = await loadOrders(work, [...statuses.keys()])
  const outcomes = await afterRefund(
    work,
    orders.map((order) => ({ order, from: statuses.get(order.id) ?? '' })),
  )
  for (const each of outcomes) if (each.what === 'attemptGoes') await takeBack(work, each)
  const those = (what: AfterRefund['what']) =>
    outcomes.filter((each) => each.what === what).map(({ order }) => order)
  const used = those('waits')
  for (const order of used.filter(({ for_challenge_id }) => for_challenge_id !== null)) {
    await holdRefunded(work, [order], {
      what: `The ${order.kind} was refunded after it was used: decide what becomes of the challenge.`,
      occasion: 'refundAfterUse',
    })
  }
  await transition(work, {
    lifecycle: 'challenge',
    ids: challengesOf(those('challengeEnds')),
    event: 'refund',
    reason: input.reason ?? 'The order was refunded.',
  })
  const traded = used.filter(({ for_challenge_id }) => for_challenge_id === null)
  await holdRefunded(work, traded, {
    what: 'The order was refunded after the first trade: decide what becomes of the challenge.',
    occasion: 'refundAfterTrade',
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
  'order.give': [paid],
  'order.recordPayment': [takesReceived, paid],
  'order.acceptMismatch': [takesReceived, paid],
  'order.mismatch': [mismatched],
  'order.refund': [givesBack, refunded],
  'order.refundPart': [givesBack],
  'order.expire': [orderExpired],
} satisfies Record<string, readonly Effect[]>
