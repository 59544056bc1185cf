import { move, type Lifecycle } from './types.js'

/** The offer of a newer version to a challenge that runs; until it is accepted nothing changes. */
export const versionMoveLifecycle: Lifecycle = {
  name: 'versionMove',
  table: 'pf_version_moves',
  initial: 'offered',
  audited: true,
  statuses: {
    offered: { label: 'Offered', tone: 'waiting' },
    accepted: { label: 'Accepted', tone: 'done', ends: true },
    declined: { label: 'Declined', tone: 'done', ends: true },
    withdrawn: { label: 'Withdrawn', tone: 'done', ends: true },
    expired: { label: 'Expired', tone: 'done', ends: true },
  },
  moves: [
    move({ event: 'accept', label: 'Accept', from: 'offered', to: 'accepted', trader: true }),
    move({ event: 'decline', label: 'Decline', from: 'offered', to: 'declined', trader: true }),
    move({
      event: 'withdraw',
      label: 'Withdraw offer',
      from: 'offered',
      to: 'withdrawn',
      roles: ['admin', 'manager'],
      reason: 'required',
    }),
    move({ event: 'expire', label: 'Expire', from: 'offered', to: 'expired' }),
  ],
}
