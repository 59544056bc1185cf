import type { PostgresAdapter } from '@payloadcms/db-postgres'
import type { BaseDatabaseAdapter } from 'payload'
import { ConfigurationError } from '../errors.js'

export type Adapter = BaseDatabaseAdapter & PostgresAdapter

function isPostgres(adapter: object): adapter is Adapter {
  return 'poolOptions' in adapter && 'afterSchemaInit' in adapter && 'extensions' in adapter
}

/** Payload's types know the adapter only as a database of some kind; the plugin runs on Postgres alone. */
export function asPostgres(adapter: object): Adapter {
  if (!isPostgres(adapter)) throw new ConfigurationError('db: expected postgresAdapter')
  return adapter
}
