import { firmPorts } from './firmPorts.js'

/** The command line of the ready back office: its own configuration and migrations. */
export const firm = firmPorts({
  config: async () => (await import('@payload-config')).default,
  // Payload's type of a migration does not fit the files that it generates.
  migrations: async () => (await import('../../../migrations/index.js')).migrations as never,
})
