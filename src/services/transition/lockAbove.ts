import type { LifecycleName } from '../../domain/lifecycles/all.js'
import { lockAboveSql } from '../sql/records.js'
import type { Work } from '../work.js'

/**
 * Locks what stands above these records. `transition` does it by itself; a work that writes to
 * accounts before it moves them calls this first.
 */
export async function lockAbove(
  work: Pick<Work, 'tx'>,
  lifecycle: LifecycleName,
  ids: readonly string[],
): Promise<void> {
  for (const statement of lockAboveSql[lifecycle] ?? []) await work.tx.query(statement, [ids])
}
