import { stat } from 'node:fs/promises'
import path from 'node:path'
import { adoptServer } from './adoptServer.js'
import { ensureDataFolder } from './dataFolder.js'
import { clusterPassword, initCluster } from './initCluster.js'
import { launchServer } from './launchServer.js'
import { choosePlacement } from './placement.js'
import { postgresUrl } from './serverAnswer.js'
import { claimServer, ownedByAnother } from './serverOwner.js'
import { oneStarterAtATime } from './starterLock.js'
import { stopServer } from './stopServer.js'
import { takeOwnership } from './takeOwnership.js'
import { usableBinaries } from './usableBinaries.js'

/**
 * - `dataDir`: folder for cluster, password, log; created when missing
 * - `port`: first port to try on 127.0.0.1, default 25432; the next free one is taken
 * - `settings`: server settings such as `fsync`; ignored by a server that already runs
 * - `log`: told about each step that takes time
 */
export type PostgresOptions = {
  readonly dataDir: string
  readonly port?: number | undefined
  readonly settings?: Readonly<Record<string, string>> | undefined
  readonly log?: ((line: string) => void) | undefined
}

export type RunningPostgres = {
  /** Connection of the superuser `postgres` to the database `postgres`. */
  readonly url: string
  /** True when the server was already running. */
  readonly adopted: boolean
  readonly port: number
  /** Ends the server unless another live process owns it. Safe to call more than once. */
  readonly stop: () => Promise<void>
}

const DEFAULT_PORT = 25_432

type Found = { readonly port: number; readonly adopted: boolean; readonly cluster: string }

const exists = async (file: string): Promise<boolean> =>
  stat(file).then(
    () => true,
    () => false,
  )

const findOrStart = async (options: PostgresOptions, dataDir: string): Promise<Found> => {
  const log = options.log ?? ((): void => undefined)
  const { identity, cluster } = await choosePlacement(dataDir)
  const password = await clusterPassword(dataDir, cluster)
  const running = await adoptServer(cluster, password)
  if (running !== undefined) {
    log(`PostgreSQL already runs on 127.0.0.1:${running}`)
    return { port: running, adopted: true, cluster }
  }
  const bin = await usableBinaries(identity, dataDir)
  if (!(await exists(cluster))) {
    log(`Creating a database in ${cluster}`)
    const sync = options.settings?.fsync !== 'off'
    await initCluster({ identity, bin, cluster, password, sync })
  }
  await takeOwnership(cluster, identity)
  const port = await launchServer({
    ...{ identity, bin, cluster, password },
    port: options.port ?? DEFAULT_PORT,
    settings: options.settings ?? {},
    logFile: path.join(dataDir, 'server.log'),
  })
  log(`PostgreSQL listens on 127.0.0.1:${port}`)
  return { port, adopted: false, cluster }
}

/**
 * Starts a real PostgreSQL from the npm binaries, or adopts the one that already runs on this
 * folder. Works as an ordinary user and as root, keeps its data between starts, and survives a
 * killed predecessor. Throws a subclass of `EmbeddedPostgresError` with one clear sentence.
 */
export const startPostgres = async (options: PostgresOptions): Promise<RunningPostgres> => {
  const dataDir = path.resolve(options.dataDir)
  await ensureDataFolder(dataDir)
  return oneStarterAtATime(path.join(dataDir, 'starting'), async () => {
    const found = await findOrStart(options, dataDir)
    const guest = found.adopted && (await ownedByAnother(dataDir))
    if (!guest) await claimServer(dataDir)
    const password = await clusterPassword(dataDir, found.cluster)
    let stopping: Promise<void> | undefined
    const stop = async (): Promise<void> => {
      if (guest) return
      stopping ??= stopServer(found.cluster)
      await stopping
    }
    return {
      url: postgresUrl(found.port, password),
      adopted: found.adopted,
      port: found.port,
      stop,
    }
  })
}
