import { move, type Lifecycle } from './types.js'

const deciders = ['admin', 'manager', 'risk', 'compliance'] as const

/** A trader's objection to a ruling, decided by somebody else than who made it. */
export const appealLifecycle: Lifecycle = {
  name: 'appeal',
  table: 'pf_appeals',
  initial: 'open',
  audited: true,
  statuses: {
    open: { label: 'Open', tone: 'attention' },
    upheld: { label: 'Ruling upheld', tone: 'done' },
    granted: { label: 'Granted', tone: 'good' },
    withdrawn: { label: 'Withdrawn', tone: 'done' },
  },
  moves: [
    move({
      event: 'grant',
      label: 'Grant appeal',
      from: 'open',
      to: 'granted',
      roles: ['admin', 'manager', 'risk'],
      reason: 'required',
      guards: ['notDeciderOfRuling'],
    }),
    move({
      event: 'uphold',
      label: 'Uphold ruling',
      from: 'open',
      to: 'upheld',
      roles: deciders,
      reason: 'required',
      adverse: true,
      guards: ['notDeciderOfRuling'],
    }),
    move({ event: 'withdraw', label: 'Withdraw', from: 'open', to: 'withdrawn', trader: true }),
  ],
}
