import type { Deed } from './deed.js'

/** What else than closing can become of an account whose order was refunded after the first trade. */
export const refundDeeds: readonly Deed[] = [
  {
    label: 'Let it go on',
    path: '/prop-firm/holds',
    body: { subject: 'account', lift: true, of: 'refundAfterTrade' },
    needsId: true,
    ask: 'Why',
  },
]
