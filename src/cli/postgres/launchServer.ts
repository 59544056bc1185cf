import { type ChildProcess, spawn } from 'node:child_process'
import { appendFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { PostgresStartFailed } from './errors.js'
import { freePort } from './freePort.js'
import { type Identity, invocationAs, serverEnvironment } from './identity.js'
import { readPostmaster } from './postmasterPid.js'
import { postgresUrl, serverAnswer } from './serverAnswer.js'
import { logSince, openLog } from './serverLog.js'
import { startFailure } from './startFailure.js'

export type Launch = {
  readonly identity: Identity
  readonly bin: string
  readonly cluster: string
  readonly password: string
  readonly port: number
  readonly settings: Readonly<Record<string, string>>
  readonly logFile: string
}

const NOT_YET_TRIES_MAX = 40
const PORT_TRIES_MAX = 20
const SILENT_MS_MAX = 60_000
/** Recovery after a crash replays the log first and may take its time. */
const RECOVERY_MS_MAX = 900_000

const spawnServer = (launch: Launch, port: number, logFd: number): ChildProcess => {
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    log_checkpoints: 'off',
    // A checkpoint in the middle of a burst doubles what is written; measured with many breaches at once.
    wal_buffers: '64MB',
    max_wal_size: '4GB',
    checkpoint_timeout: '15min',
    ...launch.settings,
  }
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const program = path.join(launch.bin, 'postgres')
  const args = ['-D', launch.cluster, '-p', String(port), ...flags]
  const run = invocationAs(launch.identity, program, args)
  // Detached: a Ctrl-C in the terminal reaches our processes, and PostgreSQL is stopped last.
  const child = spawn(run.command, run.args, {
    ...run.ids,
    cwd: '/',
    env: serverEnvironment(),
    detached: true,
    stdio: ['ignore', logFd, logFd],
  })
  child.unref()
  return child
}

/**
 * Whether the server that was started at `since` holds its port. Until then whoever answers there is
 * somebody else, who took the port after it was found free: ours will end by itself.
 */
const isUp = async (cluster: string, since: number): Promise<boolean> => {
  const postmaster = await readPostmaster(cluster)
  // The file counts whole seconds; one that a killed server left behind is older.
  return postmaster !== undefined && postmaster.isReady && postmaster.startedAt > since - 1_000
}

/** True once it answers, false when it ended first; throws when it stays silent for too long. */
const becameReady = async (child: ChildProcess, launch: Launch, url: string): Promise<boolean> => {
  let ended = false
  child.once('error', (error) => {
    ended = true
    appendFileSync(launch.logFile, `FATAL: ${error.message}\n`)
  })
  child.once('exit', () => (ended = true))
  const since = Date.now()
  while (!ended) {
    const answer = await serverAnswer(url, launch.cluster)
    if (answer === 'ours') return true
    if (answer === 'wrongPassword' && (await isUp(launch.cluster, since))) {
      child.kill('SIGINT')
      throw new PostgresStartFailed('it refuses the stored password', launch.logFile)
    }
    const patience = answer === 'startingUp' ? RECOVERY_MS_MAX : SILENT_MS_MAX
    if (Date.now() - since > patience) {
      child.kill('SIGINT')
      throw new PostgresStartFailed(`no answer for ${patience / 1000} s`, launch.logFile)
    }
    await sleep(30)
  }
  return false
}

/**
 * Spawns the server and waits until it answers as ours. Takes the next free port when one is taken,
 * and tries again for 10 s while the remains of a killed server are still there.
 *
 * @returns the port it listens on
 */
export const launchServer = async (launch: Launch): Promise<number> => {
  let from = launch.port
  let [notYet, taken] = [0, 0]
  for (;;) {
    const port = await freePort(from)
    const log = await openLog(launch.logFile)
    const child = spawnServer(launch, port, log.fd)
    try {
      if (await becameReady(child, launch, postgresUrl(port, launch.password))) return port
    } finally {
      await log.close()
    }
    const failure = startFailure(await logSince(launch.logFile, log.from))
    if (failure.kind === 'portTaken' && ++taken < PORT_TRIES_MAX) from = port + 1
    else if (failure.kind === 'notYet' && ++notYet < NOT_YET_TRIES_MAX) await sleep(250)
    else {
      const reason = failure.kind === 'fatal' ? failure.reason : 'an old server is still there'
      throw new PostgresStartFailed(reason, launch.logFile)
    }
  }
}
