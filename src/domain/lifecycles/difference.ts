import { move, type Lifecycle } from './types.js'

/** A figure that our books and a platform's have otherwise, until both agree or somebody clears it. */
export const differenceLifecycle: Lifecycle = {
  name: 'difference',
  table: 'pf_differences',
  initial: 'open',
  audited: true,
  statuses: {
    open: { label: 'Open', tone: 'attention' },
    agreed: { label: 'Agrees again', tone: 'done', ends: true },
    cleared: { label: 'Cleared', tone: 'done', ends: true },
  },
  moves: [
    move({ event: 'agree', label: 'Agrees again', from: 'open', to: 'agreed' }),
    move({
      event: 'clear',
      label: 'Clear difference',
      from: 'open',
      to: 'cleared',
      roles: ['admin', 'manager', 'risk', 'finance'],
      reason: 'required',
    }),
  ],
}
