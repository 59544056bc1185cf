import { BasePayload, type SanitizedConfig } from 'payload'
import { developmentKeys } from '../../crypto/developmentKeys.js'
import { asPostgres } from '../../database/postgresAdapter.js'
import { ConfigurationError } from '../../errors.js'
import { firmOf, type Firm } from '../../firm.js'

type Pool = ReturnType<typeof asPostgres>['poolOptions']

/**
 * What the commands read from the environment, as the host's configuration has it: both must speak
 * of one database, one secret and one place for documents, whatever the host calls its variables.
 *
 * @throws ConfigurationError when the plugin or the database's address is not in the configuration
 */
export const hostVariables = (config: SanitizedConfig): Record<string, string> => {
  const { options } = firmOf({ config })
  const { poolOptions } = asPostgres(config.db.init({ payload: new BasePayload() }))
  return {
    DATABASE_URL: urlOf(poolOptions),
    PAYLOAD_SECRET: config.secret,
    PROP_FIRM_KEYS: options.keys ?? process.env.PROP_FIRM_KEYS ?? developmentKeys(config.secret),
    ...documentVariables(options.documents),
  }
}

const urlOf = ({ connectionString, host, port, user, password, database }: Pool): string => {
  if (connectionString) return connectionString
  if (!host || !user || !database || typeof password === 'function') {
    throw new ConfigurationError('db: expected pool.connectionString')
  }
  const url = new URL(`postgres://${host}:${port ?? 5432}/${encodeURIComponent(database)}`)
  url.username = encodeURIComponent(user)
  url.password = encodeURIComponent(password ?? '')
  return url.href
}

/** Empty counts as not set: variables of the host's own bucket are not meant. */
const noBucket = {
  S3_BUCKET: '',
  S3_ENDPOINT: '',
  S3_ACCESS_KEY_ID: '',
  S3_SECRET_ACCESS_KEY: '',
}

const documentVariables = (store: Firm['options']['documents']): Record<string, string> => {
  if (store.kind === 'disk') return { ...noBucket, DOCUMENTS_FOLDER: store.folder }
  return {
    S3_BUCKET: store.bucket,
    S3_REGION: store.region,
    S3_ENDPOINT: store.endpoint ?? '',
    S3_ACCESS_KEY_ID: store.accessKeyId,
    S3_SECRET_ACCESS_KEY: store.secretAccessKey,
  }
}
