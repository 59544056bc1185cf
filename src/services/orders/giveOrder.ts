import { mustTransition } from '../transition/transition.js'
import type { Work } from '../work.js'

/** Starts an order that nobody pays for, with the reason on record; it is never counted as revenue. */
export const giveOrder = (work: Work, orderId: string, reason: string): Promise<void> =>
  mustTransition(work, { lifecycle: 'order', ids: [orderId], event: 'pay', reason })
