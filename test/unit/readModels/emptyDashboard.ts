import type { Dashboard } from '../../../src/readModels/dashboard/model.js'

/** A dashboard with nothing on it, as somebody without rights sees it. */
export const emptyDashboard = (at: number): Dashboard => ({
  at,
  zone: 'UTC',
  currency: 'USD',
  bands: [50, 70, 90],
  promiseHours: 24,
  steps: null,
  countedAt: null,
  figures: {},
  nearLimit: null,
  breaches: null,
  health: {
    platforms: null,
    feed: null,
    worker: null,
    commands: null,
    mail: { waiting: 0, failed: 0, oldestAt: null },
  },
  alarms: [],
})
