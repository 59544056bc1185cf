import type { SanitizedConfig } from 'payload'
import type { PayloadMigrations } from '../../database/migrate.js'
import { ConfigurationError } from '../../errors.js'
import type { FirmPorts } from './ports.js'

type Sources = {
  readonly config: () => Promise<SanitizedConfig>
  /** Default: the files in the `migrationDir` of the host's adapter. */
  readonly migrations?: () => Promise<PayloadMigrations>
  /** Not in the published package, which knows no passwords. */
  readonly seed?: FirmPorts['seed']
}

/** Connects the command line with the firm of a config; each part is loaded when it is needed. */
export const firmPorts = ({ config, migrations, seed }: Sources): FirmPorts => ({
  migrate: async (url) => {
    const { migrate } = await import('../../database/migrate.js')
    return migrate({ config: await config(), url, migrations: await migrations?.() })
  },
  seed:
    seed ??
    (() => {
      throw new ConfigurationError('seed: only the ready back office has a demo firm')
    }),
  createOperator: async (operator) => {
    const { createOperator } = await import('../../services/createOperator.js')
    await createOperator({ config: await config(), operator })
  },
  importBook: async (file) => {
    const { importFile } = await import('../../services/imports/importFile.js')
    return importFile({ config: await config(), file })
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
})
