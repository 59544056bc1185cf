import { queueCommands } from '../platform/queueCommands.js'
import { liftHolds, type HoldKind } from '../records/holds.js'
import type { Work } from '../work.js'
import { dueHoldsSql, tradableSql } from './sql.js'

type Due = { id: string; subject_id: string; kind: HoldKind; reason: string }
type Tradable = { id: string; connection_id: string; login: string }

/**
 * Lifts the holds that end by themselves, and has the platform let accounts trade again that nothing
 * else holds.
 */
export async function liftRuleHolds(work: Work): Promise<void> {
  const { rows } = await work.tx.query<Due>(dueHoldsSql, [work.now.toISOString()])
  for (const { kind, reason, subject_id } of rows) {
    await liftHolds(work, { kind, subject: 'account', ids: [subject_id], reason })
  }
  const ids = [...new Set(rows.map(({ subject_id }) => subject_id))]
  const free = await work.tx.query<Tradable>(tradableSql, [ids])
  await queueCommands(
    work,
    free.rows.map(({ id, connection_id, login }) => ({
      kind: 'enable',
      accountId: id,
      connectionId: connection_id,
      login,
      cause: `reset:${work.now.getTime()}`,
    })),
  )
}
