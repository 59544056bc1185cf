import { runtimeOf } from '../src/services/runtime.js'
import { warn } from '../src/services/warnings/warn.js'
import { withPool } from '../src/services/withWork.js'
import { scheduled } from './scheduled.js'

/** Tells of accounts that come near a loss limit. */
export const warnOfLimits = scheduled({
  slug: 'warnOfLimits',
  label: 'Warn of near limits',
  cron: '14 * * * * *',
  run: async (payload) => {
    await withPool(runtimeOf(payload), (work) => warn(work, 'limits'))
  },
})

/** The same for targets and deadlines, which change slowly. */
export const warnOfGoals = scheduled({
  slug: 'warnOfGoals',
  label: 'Warn of near targets and deadlines',
  cron: '46 */10 * * * *',
  run: async (payload) => {
    await withPool(runtimeOf(payload), (work) => warn(work, 'everything'))
  },
})
