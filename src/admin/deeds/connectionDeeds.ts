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
