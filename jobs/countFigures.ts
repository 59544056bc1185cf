import { refreshStats } from '../src/readModels/dashboard/refreshStats.js'
import { runtimeOf } from '../src/services/runtime.js'
import { scheduled } from './scheduled.js'

/** Counts the figures of the dashboard, so that no page has to. */
export const countFigures = scheduled({
  slug: 'countFigures',
  label: 'Count the figures of the dashboard',
  cron: '6 * * * * *',
  run: async (payload) => {
    await refreshStats(runtimeOf(payload).pool)
  },
})
