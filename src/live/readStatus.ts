import type { Queryable } from '../database/queryable.js'
import type { WorkerCounts } from './book/counts.js'
import { syncWorkerId } from './loop/reports.js'
import type { FeedStatus } from './loop/feedStatus.js'
import * as sql from './sql/connections.js'

export type LiveWorker = {
  readonly workerId: string
  /** `job`: the newest round of the scheduled job, not a process that runs on. */
  readonly kind: 'worker' | 'job'
  readonly host: string
  readonly pid: number
  readonly startedAt: number
  readonly heartbeatAt: number
  readonly shards: readonly number[]
  readonly accounts: number
  /** Null until it has reported any. */
  readonly counts: WorkerCounts | null
}

export type LiveConnection = FeedStatus & {
  readonly connectionId: string
  readonly workerId: string
  readonly updatedAt: number
}

type WorkerRow = {
  worker_id: string
  host: string
  pid: number
  started_at: number
  heartbeat_at: number
  shards: number[]
  accounts: number
  counts: WorkerCounts | Record<string, never>
}

type ConnectionRow = {
  connection_id: string
  worker_id: string
  state: FeedStatus['state']
  accounts: number
  last_event_at: number | null
  platform_at: number | null
  lag_ms: number | null
  error: string | null
  reconnects: number
  updated_at: number
}

/** Who follows accounts, oldest first. A worker that was killed stays listed for an hour. */
export async function readWorkers(q: Queryable): Promise<LiveWorker[]> {
  const { rows } = await q.query<WorkerRow>(sql.readWorkers)
  return rows.map((row) => ({
    workerId: row.worker_id,
    kind: row.worker_id === syncWorkerId ? 'job' : 'worker',
    host: row.host,
    pid: row.pid,
    startedAt: row.started_at,
    heartbeatAt: row.heartbeat_at,
    shards: row.shards,
    accounts: row.accounts,
    counts: 'observations' in row.counts ? (row.counts as WorkerCounts) : null,
  }))
}

/** How connections do: one row for each worker that follows accounts of the connection. */
export async function readConnections(q: Queryable): Promise<LiveConnection[]> {
  const { rows } = await q.query<ConnectionRow>(sql.readConnections)
  return rows.map((row) => ({
    connectionId: row.connection_id,
    workerId: row.worker_id,
    state: row.state,
    accounts: row.accounts,
    lastEventAt: row.last_event_at,
    platformAt: row.platform_at,
    lagMs: row.lag_ms,
    error: row.error,
    reconnects: row.reconnects,
    updatedAt: row.updated_at,
  }))
}
