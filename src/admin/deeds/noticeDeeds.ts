import type { Deed } from './deed.js'

/** A notice about an order that was seen to: by a refund, by a talk with the trader, or by doing nothing. */
export const noticeDeeds: readonly Deed[] = [
  {
    label: 'Seen to',
    path: '/prop-firm/holds',
    body: { subject: 'order', kind: 'underReview', lift: true, of: 'notice' },
    needsId: true,
    ask: 'What was done about it',
  },
]
