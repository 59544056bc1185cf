import { move, type Lifecycle } from './types.js'

/** A stretch of time in which a platform was wrong, and what was done about its accounts. */
export const incidentLifecycle: Lifecycle = {
  name: 'incident',
  table: 'pf_incidents',
  initial: 'open',
  audited: true,
  statuses: {
    open: { label: 'Open', tone: 'attention' },
    closed: { label: 'Closed', tone: 'done' },
  },
  moves: [
    move({
      event: 'close',
      label: 'Close incident',
      from: 'open',
      to: 'closed',
      roles: ['admin', 'manager', 'risk'],
      reason: 'required',
      guards: ['noActionUnderWay'],
    }),
  ],
}
