import type { FirmPorts } from './ports.js'

const config = async () => (await import('@payload-config')).default

/** Connects the command line with the firm; each part is loaded when it is needed. */
export const firm: FirmPorts = {
  migrate: async (url) => {
    const { migrate } = await import('../../database/migrate.js')
    const { migrations } = await import('../../../migrations/index.js')
    // Payload's type of a migration does not fit the files that it generates.
    return migrate({ config: await config(), url, migrations: migrations as never })
  },
  seed: async () => {
    const { seed } = await import('../../seed/seed.js')
    return seed({ config: await config() })
  },
  createOperator: async (operator) => {
    const { createOperator } = await import('../../services/createOperator.js')
    await createOperator({ config: await config(), operator })
  },
  runWorker: async (options) => {
    const { runWorker } = await import('../../worker.js')
    await runWorker({ config: await config(), ...options })
  },
  holdEverything: async (client) => {
    const { holdEverything } = await import('../../services/holdEverything.js')
    await holdEverything(client)
  },
  filledByMigrations: ['live.shard'],
  runPaperPlatform: async (args) => {
    process.argv = [...process.argv.slice(0, 2), ...args]
    await import('../../platforms/paper/server/main.js')
    await new Promise(() => undefined)
  },
}
