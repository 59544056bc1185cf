import { firmPorts } from './firmPorts.js'

const config = async () => (await import('@payload-config')).default

/** The command line of the ready back office: its own configuration, migrations and demo firm. */
export const firm = firmPorts({
  config,
  seed: async () => {
    const { seed } = await import('../../seed/seed.js')
    return seed({ config: await config() })
  },
  // Payload's type of a migration does not fit the files that it generates.
  migrations: async () => (await import('../../../migrations/index.js')).migrations as never,
})
