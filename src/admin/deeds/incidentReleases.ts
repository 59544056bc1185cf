import type { Deed } from './deed.js'

const action = '/prop-firm/incident-actions/:id'

/** The second person's word about what somebody proposed for an incident. */
export const incidentReleases: readonly Deed[] = [
  { label: 'Release', path: `${action}/release`, body: {} },
  { label: 'Stop', path: `${action}/stop`, body: {}, adverse: true },
]
