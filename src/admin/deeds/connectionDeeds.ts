import { connectionModes } from './connectionModes.js'
import type { Deed } from './deed.js'
import { holdsOf } from './holdDeeds.js'

type Connection = { readonly mode: string; readonly held: readonly string[] }

/** What there is to do with a platform: it is not put into the mode that it is in. */
export const connectionDeeds = ({ mode, held }: Connection): readonly Deed[] => [
  { label: 'Test', path: '/prop-firm/connections/:id/test' },
  { label: 'Compare books', path: '/prop-firm/connections/:id/reconcile' },
  ...connectionModes.filter(({ body }) => body?.mode !== mode),
  ...holdsOf('connection', held),
]
