import { rm } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { DataFolderUnusable } from './errors.js'
import { processInfo } from './processInfo.js'
import { pidFileOf, readPostmaster } from './postmasterPid.js'
import { postgresUrl, serverAnswer } from './serverAnswer.js'
import { servesCluster } from './servesCluster.js'

const PATIENCE_MS = 60_000

/**
 * The port of a server that already runs on this cluster: its starter was killed, or another one
 * started it. Waits for a server that is coming up or going down; removes the leftover of a dead
 * one whose process id now belongs to another program, which would block PostgreSQL for ever.
 *
 * @returns undefined when nothing runs and a server can be started
 */
export const adoptServer = async (
  cluster: string,
  password: string,
): Promise<number | undefined> => {
  const until = Date.now() + PATIENCE_MS
  for (;;) {
    const postmaster = await readPostmaster(cluster)
    const running = postmaster && (await processInfo(postmaster.pid))
    if (postmaster === undefined || running === undefined) return undefined
    if (!(await servesCluster(running.commandLine, cluster))) {
      await rm(pidFileOf(cluster), { force: true })
      return undefined
    }
    if (postmaster.port !== undefined) {
      const answer = await serverAnswer(postgresUrl(postmaster.port, password), cluster)
      if (answer === 'ours') return postmaster.port
      if (answer === 'wrongPassword') {
        throw new DataFolderUnusable(cluster, 'its server refuses the stored password')
      }
    }
    if (Date.now() > until) {
      const reason = `process ${postmaster.pid} holds it and does not answer`
      throw new DataFolderUnusable(cluster, reason)
    }
    await sleep(100)
  }
}
