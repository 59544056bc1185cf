import { runLive } from '../../../../src/live/runLive.js'
import { mt5Platform } from '../../../../src/platforms/mt5/platform.js'
import { paperPlatform } from '../../../../src/platforms/paper/connector.js'
import { tradelockerPlatform } from '../../../../src/platforms/tradelocker/connector.js'
import type { PlatformDefinition, PlatformSession } from '../../../../src/platforms/types.js'
import { testPorts } from '../../live/support/worker.js'
import type { Followed } from './followers.js'

/** A worker process on a database and a platform, until it is asked to end, or is killed. */
const { database, platform, baseUrl, credentials, settings } = JSON.parse(
  process.env['FOLLOWED'] ?? '',
) as Followed

const connect = <Credentials>(definition: PlatformDefinition<Credentials>) =>
  definition.connect({ id: 'faults', baseUrl, credentials: definition.credentials.parse(credentials) }) // prettier-ignore
const platforms: Readonly<Record<Followed['platform'], () => Promise<PlatformSession>>> = {
  paper: () => connect(paperPlatform),
  mt5: () => connect(mt5Platform),
  tradelocker: () => connect(tradelockerPlatform),
}

let session: Promise<PlatformSession> | undefined
const stopping = new AbortController()
process.on('SIGTERM', () => stopping.abort())
await runLive({
  database: { connectionString: database },
  sessions: () => (session ??= platforms[platform]()),
  ports: testPorts(),
  log: { info: () => undefined, warn: (details, message) => console.warn(message, details) },
  ...(settings && { settings }),
  signal: stopping.signal,
})
process.exit(0)
