import os from 'node:os'
import type { Queryable } from '../../database/queryable.js'
import type { WorkerCounts } from '../book/counts.js'
import * as connectionSql from '../sql/connections.js'
import * as shardSql from '../sql/shards.js'
import type { FeedStatus } from './feedStatus.js'

/** Rows of workers that have not been heard of for so long are removed. */
const forgetWorkersAfterMs = 3_600_000

/** Under which the rounds of the job report: they are short, and each replaces the one before. */
export const syncWorkerId = '00000000-0000-0000-0000-000000000000'

export type WorkerReport = {
  readonly workerId: string
  readonly startedAt: number
  readonly now: number
  readonly shards: readonly number[]
  readonly accounts: number
  readonly counts: WorkerCounts
  readonly feeds: ReadonlyMap<string, FeedStatus>
}

/** Says in `live.worker` and `live.connection` how this process does. */
export async function reportWorker(q: Queryable, report: WorkerReport): Promise<void> {
  const { workerId, now } = report
  await q.query(shardSql.heartbeat, [
    workerId,
    os.hostname(),
    process.pid,
    report.startedAt,
    now,
    report.shards,
    report.accounts,
    report.counts,
  ])
  for (const [connectionId, status] of report.feeds) {
    await q.query(connectionSql.reportConnection, [
      connectionId,
      workerId,
      status.state,
      status.accounts,
      status.lastEventAt,
      status.platformAt,
      status.lagMs,
      status.error,
      status.reconnects,
      now,
    ])
  }
  await q.query(connectionSql.dropOtherConnections, [workerId, [...report.feeds.keys()]])
  await q.query(shardSql.forgetWorkers, [now - forgetWorkersAfterMs])
}

/** The process ends in good order: nobody need miss it. */
export async function removeWorker(q: Queryable, workerId: string): Promise<void> {
  await q.query(connectionSql.dropOtherConnections, [workerId, []])
  await q.query(shardSql.leaveWorkers, [workerId])
}
