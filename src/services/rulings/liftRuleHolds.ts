import { liftHolds, type HoldKind } from '../records/holds.js'
import type { Work } from '../work.js'
import { dueHoldsSql } from './sql.js'

type Due = { ids: string[]; kind: HoldKind; reason: string }

/** Lifts the holds that end by themselves; accounts trade again that nothing else holds. */
export async function liftRuleHolds(work: Work): Promise<void> {
  const { rows } = await work.tx.query<Due>(dueHoldsSql, [work.now.toISOString()])
  for (const { kind, reason, ids } of rows) {
    await liftHolds(work, { kind, subject: 'account', ids, reason })
  }
}
