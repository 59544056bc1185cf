import { packDays } from '../src/live/tape/packDays.js'
import { reapJobs } from '../src/services/jobs/reapJobs.js'
import { reconcile } from '../src/services/reconciliation/reconcile.js'
import { anchorAudit } from '../src/services/records/anchorAudit.js'
import { runtimeOf } from '../src/services/runtime.js'
import { scheduled } from './scheduled.js'

/** Packs raw observations into one row per account and day. */
export const packTape = scheduled({
  slug: 'packTape',
  label: 'Pack observations into days',
  cron: '50 */5 * * * *',
  run: async (payload) => {
    await packDays(runtimeOf(payload).pool)
  },
})

/** Frees jobs whose runner ended in the middle, and forgets old ones that are done. */
export const reaper = scheduled({
  slug: 'reaper',
  label: 'Free stranded jobs',
  cron: '18 * * * * *',
  run: (payload) => reapJobs(runtimeOf(payload).pool),
})

const compareEveryMs = 3_600_000

/** Compares our books with the platforms'; what differs waits in the work queue. */
export const reconcileBooks = scheduled({
  slug: 'reconcileBooks',
  label: 'Compare books with the platforms',
  cron: '22 * * * * *',
  run: async (payload) => {
    await reconcile(runtimeOf(payload), { dueAfterMs: compareEveryMs })
  },
})

/** Signs the heads of all audit chains. */
export const anchor = scheduled({
  slug: 'anchorAudit',
  label: 'Sign the audit chains',
  cron: '58 7 * * * *',
  run: (payload) => anchorAudit(runtimeOf(payload)),
})
