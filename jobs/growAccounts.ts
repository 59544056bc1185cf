import { runtimeOf } from '../src/services/runtime.js'
import { growAccounts } from '../src/services/scaling/growAccounts.js'
import { scheduled } from './scheduled.js'

/** Finds accounts whose next step of growth is met. */
export const growth = scheduled({
  slug: 'growAccounts',
  label: 'Find accounts that have grown',
  cron: '54 */10 * * * *',
  run: async (payload) => {
    await growAccounts(runtimeOf(payload))
  },
})
