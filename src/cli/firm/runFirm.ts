import { takeRunLock } from '../data/runLock.js'
import type { Environment } from '../environment.js'
import { ensureDataFolder } from '../postgres/dataFolder.js'
import { READY_LINE } from '../processes/markers.js'
import { supervise } from '../processes/supervise.js'
import { type Shutdown, untilRequested } from '../processes/shutdown.js'
import { openFirm } from './openFirm.js'
import type { FirmPlan } from './plan.js'
import { requireFreePort } from './requireFreePort.js'
import { welcome } from './welcome.js'

type Run = {
  readonly environment: Environment
  readonly plan: FirmPlan
  readonly shutdown: Shutdown
  readonly log: (line: string) => void
}

/** Children of a run that was killed let go of their ports within seconds. */
const ORPHAN_MS_MAX = 12_000

const requirePorts = async (environment: Environment, tookOver: boolean): Promise<void> => {
  const { host, port, paperPort, embedded } = environment
  const patienceMs = tookOver ? ORPHAN_MS_MAX : undefined
  await requireFreePort({ host, port, variable: 'PORT' }, patienceMs)
  if (!embedded) return
  const paper = { host: '127.0.0.1', port: paperPort, variable: 'PROP_FIRM_PAPER_PORT' }
  await requireFreePort(paper, patienceMs)
}

/**
 * Starts the whole firm and keeps it running until a stop is requested. What must be undone is
 * handed to `shutdown`, in an order that stops PostgreSQL last; the caller runs it.
 */
export const runFirm = async ({ environment, plan, shutdown, log }: Run): Promise<void> => {
  const stop = shutdown.requested
  await ensureDataFolder(environment.dataDir)
  const lock = await takeRunLock(environment.dataDir, log)
  shutdown.defer(lock.giveBack)
  await requirePorts(environment, lock.tookOver)
  if (stop.aborted) return

  const open = await openFirm(environment, log)
  shutdown.defer(open.close)
  if (stop.aborted) return
  const logins = await plan.prepare({ open, log, stop })

  const children = supervise(plan.children(open), (name, line) => {
    if (line !== READY_LINE) log(`[${name}] ${line}`)
  })
  shutdown.onHurry(children.kill)
  shutdown.defer(async () => {
    log('Stopping …')
    await children.stop()
  })
  await Promise.race([children.ready, untilRequested(shutdown)])
  if (stop.aborted) return
  welcome(environment, logins).forEach(log)
  await untilRequested(shutdown)
}
