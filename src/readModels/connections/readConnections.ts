import type { Queryable } from '../../database/queryable.js'
import { reportsSql, workSql } from './sql.js'

/** How one worker's link to a platform does. Times are UTC milliseconds. */
export type LinkReport = {
  /** `host:pid` of the worker; null for the round of the job. */
  readonly worker: string | null
  readonly state: string
  readonly accounts: number
  readonly lastEventAt: number | null
  /** The platform's own clock, as it last said. */
  readonly platformAt: number | null
  readonly lagMs: number | null
  readonly error: string | null
  readonly reconnects: number
  readonly reportedAt: number
}

export type ConnectionStatus = {
  readonly id: string
  readonly name: string
  readonly platform: string
  readonly mode: string
  readonly isEnabled: boolean
  readonly links: readonly LinkReport[]
  readonly followed: number
  /** Commands that are not done, by status; `withheld` are those that observing kept from being sent. */
  readonly commands: Readonly<Record<string, number>>
  readonly differences: number
  readonly comparedAt: number | null
  readonly comparedUntil: number | null
  readonly compareProblem: string | null
}

type ReportRow = Omit<LinkReport, 'worker' | 'state' | 'accounts' | 'reconnects' | 'reportedAt'> & {
  id: string
  name: string
  platform: string
  mode: string
  isEnabled: boolean
  state: string | null
  accounts: number | null
  reconnects: number | null
  reportedAt: number | null
  host: string | null
  pid: number | null
}

type WorkRow = Omit<
  ConnectionStatus,
  'name' | 'platform' | 'mode' | 'isEnabled' | 'links' | 'commands'
> & {
  commands: Record<string, number> | null
}

/** All connections with how they do, by name. */
export async function readConnectionStatus(
  q: Queryable,
  id: string | null = null,
): Promise<ConnectionStatus[]> {
  const reports = await q.query<ReportRow>(reportsSql, [id])
  const work = await q.query<WorkRow>(workSql, [id])
  const known = new Map<string, ConnectionStatus>()
  for (const row of reports.rows) {
    const of = work.rows.find((each) => each.id === row.id)
    if (!of) continue
    const before = known.get(row.id)?.links ?? []
    const { name, platform, mode, isEnabled } = row
    const link = linkOf(row)
    known.set(row.id, {
      ...of,
      ...{ name, platform, mode, isEnabled },
      commands: of.commands ?? {},
      links: link ? [...before, link] : before,
    })
  }
  return [...known.values()]
}

const linkOf = (row: ReportRow): LinkReport | null =>
  row.state === null || row.reportedAt === null
    ? null
    : {
        worker: row.host === null ? null : `${row.host}:${row.pid ?? ''}`,
        state: row.state,
        accounts: row.accounts ?? 0,
        lastEventAt: row.lastEventAt,
        platformAt: row.platformAt,
        lagMs: row.lagMs,
        error: row.error,
        reconnects: row.reconnects ?? 0,
        reportedAt: row.reportedAt,
      }
