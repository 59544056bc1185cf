import pg from 'pg'
import { getPayload, type SanitizedConfig } from 'payload'
import { surviveLostConnections } from './database/keepListening.js'
import { asPostgres } from './database/postgresAdapter.js'
import { makeTransport } from './email/makeTransport.js'
import { firmOf } from './firm.js'
import { keepHeapTight } from './live/keepHeapTight.js'
import { runLive } from './live/runLive.js'
import { livePorts } from './services/live/livePorts.js'
import { carryOutIncident } from './services/incidents/carryOut.js'
import { sendMessages } from './services/messages/sendMessages.js'
import { resolveUnknown, sendCommands } from './services/platform/sendCommands.js'
import { platformSessions } from './services/platform/sessions.js'
import { settleBreaches } from './services/rulings/settleBreaches.js'
import { withPool } from './services/withWork.js'
import { repeat, type Loop } from './repeat.js'
import { createRush } from './rush.js'

type Input = {
  readonly config: SanitizedConfig | Promise<SanitizedConfig>
  /** Aborted when the process is asked to end. */
  readonly stop: AbortSignal
  readonly ready: () => void
}

/** Connections of the worker's own beside Payload's: live writes, commands, messages, jobs. */
const poolMax = 12

/**
 * The long-running worker: follows accounts, sends commands and messages, and runs the scheduled
 * jobs. Any number may run; PostgreSQL shares the work out.
 */
export async function runWorker({ config, stop, ready }: Input): Promise<void> {
  keepHeapTight()
  const payload = await getPayload({ config })
  const firm = firmOf(payload)
  const database = asPostgres(payload.db).poolOptions
  const pool = new pg.Pool({ ...database, max: poolMax } as pg.PoolConfig)
  surviveLostConnections(pool, (message) => payload.logger.warn(message))
  const sessions = platformSessions({ firm, pool })
  const rush = createRush()
  const sender = { firm, pool, sessions }
  const transport = makeTransport({ SMTP_URL: firm.options.smtpUrl })
  const commands = repeat(
    { name: 'commands', everyMs: 1_000, stop, log: payload.logger },
    async () => !rush.isOn() && (await sendCommands(sender)) > 0,
  )
  const ports = livePorts({
    firm,
    pool,
    afterCommit: (_, waiting) => {
      rush.note(waiting)
      commands.wake()
    },
  })
  const loops: Loop[] = [
    commands,
    repeat({ name: 'holds', everyMs: 1_000, stop, log: payload.logger }, ports.refresh),
    repeat({ name: 'unknown commands', everyMs: 5_000, stop, log: payload.logger }, async () => {
      await resolveUnknown(sender)
    }),
    repeat({ name: 'messages', everyMs: 1_000, stop, log: payload.logger }, async () => {
      return !rush.isOn() && (await sendMessages({ firm, pool, transport })) > 0
    }),
    repeat({ name: 'incidents', everyMs: 1_000, stop, log: payload.logger }, async () => {
      return !rush.isOn() && (await carryOutIncident({ firm, pool }))
    }),
    repeat({ name: 'settled breaches', everyMs: 1_000, stop, log: payload.logger }, async () => {
      return !rush.isOn() && (await withPool({ firm, pool }, settleBreaches))
    }),
    repeat({ name: 'jobs', everyMs: 1_000, stop, log: payload.logger }, async () => {
      await payload.jobs.handleSchedules({ allQueues: true })
      await payload.jobs.run({ allQueues: true, limit: 20, silent: true })
    }),
  ]
  const wakeUp = await listen(database, { stop, channels: { prop_firm_commands: commands.wake } })
  ready()
  await runLive({
    database,
    sessions: sessions.get,
    ports,
    rules: firm.rules,
    settings: firm.options.retention,
    log: payload.logger,
    signal: stop,
  })
  await Promise.all(loops.map(({ ended }) => ended))
  await wakeUp.end()
  await sessions.close()
  transport.close()
  await pool.end()
  await payload.destroy()
}

type Channels = {
  readonly stop: AbortSignal
  readonly channels: Readonly<Record<string, () => void>>
}

/** Wakes loops when another process queued something; a lost connection only makes them slower. */
async function listen(database: pg.ClientConfig, { stop, channels }: Channels) {
  let client = new pg.Client(database)
  const open = async () => {
    client = new pg.Client(database)
    client.on('error', () => undefined)
    client.on('end', () => {
      if (!stop.aborted) setTimeout(() => void open().catch(() => undefined), 1_000)
    })
    client.on('notification', ({ channel }) => channels[channel]?.())
    await client.connect()
    for (const channel of Object.keys(channels)) await client.query(`listen ${channel}`)
  }
  await open()
  return { end: () => client.end() }
}
