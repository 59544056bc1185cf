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

/**
 * Stops what rules and what leaves, for the whole firm or one platform, and releases what of it is
 * held.
 */
export const holdsOf = (subject: 'firm' | 'connection', held: readonly string[]): Deed[] =>
  (['rulings', 'sending'] as const).flatMap((kind) => [
    hold(subject, kind, false),
    ...(held.includes(kind) ? [hold(subject, kind, true)] : []),
  ])
