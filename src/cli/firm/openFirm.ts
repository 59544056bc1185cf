import { errorMessage } from '../errorCode.js'
import { ensureSecrets } from '../data/secrets.js'
import { checkDatabase } from '../database/checkDatabase.js'
import { ensureDatabase } from '../database/ensureDatabase.js'
import { type Environment, foldersOf } from '../environment.js'
import { ensureDataFolder } from '../postgres/dataFolder.js'
import { startPostgres } from '../postgres/startPostgres.js'

/** A firm whose database answers and whose secrets are known. */
export type OpenFirm = {
  readonly databaseUrl: string
  /** What a process of the firm needs in its environment beside what is there already. */
  readonly variables: Readonly<Record<string, string>>
  /** Stops the embedded PostgreSQL if this process owns it. */
  readonly close: () => Promise<void>
}

const DATABASE_NAME = 'prop_firm'

const commonVariables = (environment: Environment, databaseUrl: string) => ({
  DATABASE_URL: databaseUrl,
  SERVER_URL: environment.url,
  PROP_FIRM_DATA_DIR: environment.dataDir,
  DOCUMENTS_FOLDER: environment.documentsFolder,
})

const openEmbedded = async (
  environment: Environment,
  log: (line: string) => void,
): Promise<OpenFirm> => {
  const secrets = await ensureSecrets(environment.dataDir)
  const postgres = await startPostgres({
    dataDir: foldersOf(environment).postgres,
    port: environment.postgresPort,
    settings: { max_connections: '200' },
    log,
  })
  try {
    const databaseUrl = await ensureDatabase(postgres.url, DATABASE_NAME)
    const variables = {
      ...commonVariables(environment, databaseUrl),
      PROP_FIRM_EMBEDDED: '1',
      PAYLOAD_SECRET: environment.payloadSecret ?? secrets.payloadSecret,
      PROP_FIRM_KEYS: environment.keys ?? secrets.keys,
      CHECKOUT_SECRETS: process.env.CHECKOUT_SECRETS ?? secrets.checkoutSecret,
      PAPER_URL: `http://127.0.0.1:${environment.paperPort}`,
      PAPER_TOKEN: environment.paperToken ?? secrets.paperToken,
    }
    return { databaseUrl, variables, close: postgres.stop }
  } catch (error) {
    await postgres.stop().catch((stopError: unknown) => log(errorMessage(stopError)))
    throw error
  }
}

/**
 * Makes sure that data folder, database and secrets are there: the embedded PostgreSQL is started,
 * or the one of DATABASE_URL asked once. Throws errors of one sentence each.
 */
export const openFirm = async (
  environment: Environment,
  log: (line: string) => void,
): Promise<OpenFirm> => {
  await ensureDataFolder(environment.dataDir)
  const { databaseUrl } = environment
  if (databaseUrl === undefined) return openEmbedded(environment, log)
  await checkDatabase(databaseUrl)
  return {
    databaseUrl,
    variables: commonVariables(environment, databaseUrl),
    close: () => Promise.resolve(),
  }
}
