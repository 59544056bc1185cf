import { liftRuleHolds } from '../src/services/rulings/liftRuleHolds.js'
import { expireKyc } from '../src/services/kyc/expireKyc.js'
import { expireOrders } from '../src/services/orders/expireOrders.js'
import { expireOffers } from '../src/services/versions/acceptOffer.js'
import { runtimeOf } from '../src/services/runtime.js'
import { withPool } from '../src/services/withWork.js'
import { scheduled } from './scheduled.js'

/** Lets accounts trade again whose pause ended with a reset. */
export const liftHolds = scheduled({
  slug: 'liftHolds',
  label: 'Lift pauses that have ended',
  cron: '2 * * * * *',
  run: async (payload) => {
    await withPool(runtimeOf(payload), liftRuleHolds)
  },
})

/** Ends what has run out: orders that nobody paid, approvals of identity past
 * their date, offers of a version that nobody accepted. */
export const expire = scheduled({
  slug: 'expire',
  label: 'End what has run out',
  cron: '42 */10 * * * *',
  run: async (payload) => {
    await withPool(runtimeOf(payload), expireOrders)
    await withPool(runtimeOf(payload), expireKyc)
    await withPool(runtimeOf(payload), expireOffers)
  },
})
