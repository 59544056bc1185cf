import { connectionModes } from './connectionModes.js'
import type { Deed } from './deed.js'
import { holdsOf } from './holdDeeds.js'

/** What operators do with a platform. */
export const connectionDeeds: readonly Deed[] = [
  { label: 'Test', path: '/prop-firm/connections/:id/test' },
  { label: 'Compare books', path: '/prop-firm/connections/:id/reconcile' },
  ...connectionModes,
  ...holdsOf('connection'),
]

/** What there is to do where the platform is already told, or already only looked at. */
export const connectionDeedsIn = (mode: string): readonly Deed[] =>
  connectionDeeds.filter(({ body }) => body?.mode !== mode)
