import { setTimeout as sleep } from 'node:timers/promises'
import { PostgresStopFailed } from './errors.js'
import { processInfo } from './processInfo.js'
import { readPostmaster } from './postmasterPid.js'
import { servesCluster } from './servesCluster.js'

const FAST_MS_MAX = 30_000
const IMMEDIATE_MS_MAX = 10_000

const signal = (pid: number, name: NodeJS.Signals): void => {
  try {
    process.kill(pid, name)
  } catch {
    // Already gone: the wait below sees it.
  }
}

/** Gone when the process has ended or has removed its pid file, which it does as its last act. */
const goneWithin = async (cluster: string, pid: number, patienceMs: number): Promise<boolean> => {
  const until = Date.now() + patienceMs
  for (;;) {
    if ((await readPostmaster(cluster))?.pid !== pid) return true
    if ((await processInfo(pid)) === undefined) return true
    if (Date.now() > until) return false
    await sleep(30)
  }
}

/** Stops the server of this cluster: open sessions are ended and data written (a "fast" shutdown). */
export const stopServer = async (cluster: string): Promise<void> => {
  const postmaster = await readPostmaster(cluster)
  if (postmaster === undefined) return
  const info = await processInfo(postmaster.pid)
  if (info === undefined || !(await servesCluster(info.commandLine, cluster))) return
  signal(postmaster.pid, 'SIGINT')
  if (await goneWithin(cluster, postmaster.pid, FAST_MS_MAX)) return
  signal(postmaster.pid, 'SIGQUIT')
  if (await goneWithin(cluster, postmaster.pid, IMMEDIATE_MS_MAX)) return
  throw new PostgresStopFailed(postmaster.pid, FAST_MS_MAX + IMMEDIATE_MS_MAX)
}
