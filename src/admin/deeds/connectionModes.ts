import type { Deed } from './deed.js'

const mode = '/prop-firm/connections/:id/mode'

/** Whether a platform is told what to do, or only looked at. */
export const connectionModes: readonly Deed[] = [
  { label: 'Act', path: mode, body: { mode: 'act' } },
  { label: 'Observe only', path: mode, body: { mode: 'observe' } },
]
