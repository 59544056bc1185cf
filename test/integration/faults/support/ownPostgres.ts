import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { choosePlacement } from '../../../../src/cli/postgres/placement.js'
import { readPostmaster } from '../../../../src/cli/postgres/postmasterPid.js'
import { startPostgres, type RunningPostgres } from '../../../../src/cli/postgres/startPostgres.js'

/** In good order; with sessions cut off and nothing written; by kill -9. */
export type Ending = 'fast' | 'immediate' | 'killed'

/** A PostgreSQL of one test's own, with the settings of production, to be ended and started again. */
export type OwnPostgres = {
  readonly url: string
  end(how: Ending): Promise<void>
  /** On the same data and port. */
  start(): Promise<void>
  /** For good. */
  remove(): Promise<void>
}

export async function ownPostgres(firstPort: number): Promise<OwnPostgres> {
  const dataDir = await mkdtemp(path.join(os.tmpdir(), 'prop-firm-faults-'))
  const start = (port: number): Promise<RunningPostgres> =>
    startPostgres({ dataDir, port, settings: { max_connections: '60' } })
  let server = await start(firstPort)
  const { url, port } = server
  return {
    url,
    async end(how) {
      if (how === 'fast') return server.stop()
      const { cluster } = await choosePlacement(dataDir)
      const pid = (await readPostmaster(cluster))?.pid
      if (pid === undefined) throw new Error('expected a running server')
      process.kill(pid, how === 'killed' ? 'SIGKILL' : 'SIGQUIT')
      while (isAlive(pid)) await sleep(10)
    },
    async start() {
      server = await start(port)
      if (server.url !== url) throw new Error(`expected ${url}, was ${server.url}`)
    },
    async remove() {
      await server.stop()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}
