import type { Deed } from './deed.js'

const hold = (
  subject: 'firm' | 'connection',
  kind: 'rulings' | 'sending',
  lift: boolean,
): Deed => ({
  label: `${lift ? 'Release' : 'Hold'} ${kind}`,
  path: '/prop-firm/holds',
  body: { subject, kind, lift },
  ...(subject === 'connection' ? { needsId: true } : {}),
  ask: 'Why',
  adverse: !lift,
})

/** Stops and releases what rules and what leaves, for the whole firm or one platform. */
export const holdsOf = (subject: 'firm' | 'connection'): Deed[] => [
  hold(subject, 'rulings', false),
  hold(subject, 'rulings', true),
  hold(subject, 'sending', false),
  hold(subject, 'sending', true),
]
