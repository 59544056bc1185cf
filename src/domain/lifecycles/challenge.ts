import { move, type Lifecycle } from './types.js'

/** One purchase of a program by a trader, over all its phases. */
export const challengeLifecycle: Lifecycle = {
  name: 'challenge',
  table: 'pf_challenges',
  initial: 'awaitingPayment',
  audited: true,
  statuses: {
    awaitingPayment: { label: 'Awaiting payment', tone: 'waiting' },
    active: { label: 'Active', tone: 'good' },
    closed: { label: 'Closed', tone: 'done', ends: true },
    failed: { label: 'Failed', tone: 'bad', ends: true },
    expired: { label: 'Expired', tone: 'bad', ends: true },
    cancelled: { label: 'Cancelled', tone: 'done', ends: true },
    refunded: { label: 'Refunded', tone: 'done', ends: true },
  },
  moves: [
    move({ event: 'activate', label: 'Activate', from: 'awaitingPayment', to: 'active' }),
    move({
      event: 'cancel',
      label: 'Cancel challenge',
      from: ['awaitingPayment', 'active'],
      to: 'cancelled',
      roles: ['admin', 'manager'],
      reason: 'required',
      adverse: true,
      guards: ['noOpenPayoutOfChallenge'],
    }),
    move({
      event: 'fail',
      label: 'Fail',
      from: 'active',
      to: 'failed',
      adverse: true,
      undo: { event: 'reinstate' },
    }),
    move({
      event: 'expire',
      label: 'Expire',
      from: 'active',
      to: 'expired',
      adverse: true,
      undo: { event: 'reinstate' },
    }),
    move({ event: 'reinstate', label: 'Reinstate', from: ['failed', 'expired'], to: 'active' }),
    move({ event: 'close', label: 'Close', from: 'active', to: 'closed', adverse: true }),
    move({
      event: 'refund',
      label: 'Refund',
      from: ['awaitingPayment', 'active', 'failed', 'expired', 'cancelled'],
      to: 'refunded',
      adverse: true,
    }),
  ],
}
