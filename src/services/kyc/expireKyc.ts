import { transition } from '../transition/transition.js'
import type { Work } from '../work.js'

const dueSql = `
  select id from pf_kyc_cases where status = 'approved' and expires_at <= $1 order by id limit 1000`

/** Ends approvals of identity whose document has run out. */
export async function expireKyc(work: Work): Promise<void> {
  const { rows } = await work.tx.query<{ id: string }>(dueSql, [work.now.toISOString()])
  const ids = rows.map(({ id }) => id)
  await transition(work, { lifecycle: 'kycCase', ids, event: 'expire' })
}
