import type { Queryable } from '../../database/queryable.js'
import { commandsSql, connectionsSql, mailSql, workersSql } from './liveSql.js'
import type { Health, PlatformHealth } from './model.js'

/** Workers report each second; one that did not for so long is gone or stuck. */
export const workerSilentAfterMs = 10_000

/** A connection that a worker holds is reported each second too. */
const connectionSilentAfterMs = 15_000

/** Without a worker a scheduled job looks at the platforms; it runs each minute. */
const jobSilentAfterMs = 180_000

type Report = {
  id: string
  name: string
  mode: string
  state: string | null
  error: string | null
  lastEventAt: number | null
  reportedAt: number | null
}

type Worker = NonNullable<Health['worker']>

/** How the parts of the machine do that work without anybody looking. */
export async function readHealth(q: Queryable, now: number): Promise<Omit<Health, 'feed'>> {
  const worker = await readWorker(q, now)
  const { rows } = await q.query<Report>(connectionsSql)
  const [commands] = (await q.query<NonNullable<Health['commands']>>(commandsSql)).rows
  const [mail] = (await q.query<Health['mail']>(mailSql)).rows
  return {
    worker,
    platforms: platformsOf(rows, { now, worker }),
    commands: commands ?? null,
    mail: mail ?? { waiting: 0, failed: 0, oldestAt: null },
  }
}

async function readWorker(q: Queryable, now: number): Promise<Worker> {
  const { rows } = await q.query<{ workers: number; heartbeatAt: number | null }>(workersSql)
  const heartbeatAt = rows[0]?.heartbeatAt ?? null
  if (heartbeatAt === null) return { state: 'none', heartbeatAt }
  return { state: now - heartbeatAt > workerSilentAfterMs ? 'silent' : 'alive', heartbeatAt }
}

/** Several workers may share a connection: it is as well as the one that does worst. */
function platformsOf(
  reports: readonly Report[],
  context: { readonly now: number; readonly worker: Worker },
): PlatformHealth[] {
  const worst = new Map<string, PlatformHealth>()
  for (const report of reports) {
    const found = platformOf(report, context)
    const known = worst.get(report.id)
    if (!known || severityOf(found) > severityOf(known)) worst.set(report.id, found)
  }
  return [...worst.values()]
}

const severityOf = ({ state }: PlatformHealth): number =>
  ['connected', 'new', 'troubled', 'silent'].indexOf(state)

function platformOf(
  report: Report,
  { now, worker }: { readonly now: number; readonly worker: Worker },
): PlatformHealth {
  const { id, name, mode, error, reportedAt, lastEventAt } = report
  const common = { id, name, mode, error }
  if (reportedAt === null) return { ...common, state: 'new', since: null }
  const patience = worker.state === 'none' ? jobSilentAfterMs : connectionSilentAfterMs
  if (now - reportedAt > patience) return { ...common, state: 'silent', since: reportedAt }
  const isTroubled = report.state === 'waiting' || report.state === 'connecting'
  return {
    ...common,
    state: isTroubled ? 'troubled' : 'connected',
    since: isTroubled ? (lastEventAt ?? reportedAt) : reportedAt,
  }
}
