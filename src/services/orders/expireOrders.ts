import { transition } from '../transition/transition.js'
import type { Work } from '../work.js'

const dueSql = `
  select id from pf_orders where status = 'pending' and created_at < $1 order by id limit 1000`

/** A checkout that took longer than this will not be paid any more. */
const daysMax = 7

/** Ends orders that nobody paid within a week, with the challenges that waited for them. */
export async function expireOrders(work: Work): Promise<void> {
  const before = new Date(work.now.getTime() - daysMax * 24 * 60 * 60 * 1000)
  const { rows } = await work.tx.query<{ id: string }>(dueSql, [before.toISOString()])
  const ids = rows.map(({ id }) => id)
  await transition(work, { lifecycle: 'order', ids, event: 'expire' })
}
