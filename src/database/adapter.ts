import type { Config } from 'payload'
import { ConfigurationError } from '../errors.js'
import { claimJobs } from './claimJobs.js'
import { constraints } from './constraints.js'
import { keepListening } from './keepListening.js'
import type { Lifecycle } from '../domain/lifecycles/types.js'
import { asPostgres } from './postgresAdapter.js'
import { installTransactions } from './transactions.js'
import { writeChanges } from './writeChanges.js'

type DatabaseConfig = NonNullable<Config['db']>

/**
 * Wraps the host's Postgres adapter: ids are uuidv7, commits report their errors, jobs are claimed
 * by one runner only, saves write what they change, and the constraints of our tables are part of
 * the schema.
 *
 * @throws ConfigurationError when the database is not Postgres
 */
export function wrapDatabase(db: DatabaseConfig, lifecycles: readonly Lifecycle[]): DatabaseConfig {
  if (db.name !== 'postgres') {
    throw new ConfigurationError(`db: expected postgresAdapter, was ${db.name ?? 'none'}`)
  }
  return {
    ...db,
    defaultIDType: 'text',
    init: (input) => {
      const adapter = asPostgres(db.init(input))
      adapter.defaultIDType = 'text'
      if (adapter.idType !== 'uuid') adapter.idType = 'uuidv7'
      adapter.extensions = { ...adapter.extensions, pg_trgm: true }
      adapter.afterSchemaInit = [...adapter.afterSchemaInit, constraints(lifecycles)]
      installTransactions(adapter)
      claimJobs(adapter)
      writeChanges(adapter)
      keepListening(adapter)
      return adapter
    },
  }
}
