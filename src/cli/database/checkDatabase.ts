import pg from 'pg'
import { ConfigurationError } from '../../errors.js'
import { errorCode, errorMessage } from '../errorCode.js'

const VERSION_MIN = 15
const CONNECT_MS_MAX = 10_000

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** One sentence for each way in which a database cannot be used; never with the password. */
const sentenceFor = (error: unknown, url: URL): string => {
  const where = `${url.hostname}:${url.port === '' ? '5432' : url.port}`
  const user = decoded(url.username)
  const message = errorMessage(error)
  const sentences: Record<string, string> = {
    ECONNREFUSED: `no PostgreSQL answers at ${where} (connection refused)`,
    ENOTFOUND: `the host ${url.hostname} is not known`,
    EAI_AGAIN: `the host ${url.hostname} is not known`,
    ETIMEDOUT: `no PostgreSQL answers at ${where} (timed out)`,
    EHOSTUNREACH: `the host ${url.hostname} cannot be reached`,
    ENETUNREACH: `the host ${url.hostname} cannot be reached`,
    ECONNRESET: `${where} broke the connection off: it does not speak PostgreSQL or wants TLS`,
    '28P01': `the server refuses the password of user "${user}"`,
    '28000': `the server does not let user "${user}" in (${message})`,
    '3D000': `the server has no database "${decoded(url.pathname.slice(1))}"`,
    '53300': 'the server has no connection left',
    '57P03': 'the server is starting up or shutting down',
  }
  const code = errorCode(error)
  if (code in sentences) return sentences[code] ?? message
  if (/timeout/i.test(message)) return `no PostgreSQL answers at ${where} (timed out)`
  if (/SASL|client password/i.test(message)) return `the server wants a password for "${user}"`
  if (/terminated unexpectedly/i.test(message)) return `${where} does not speak PostgreSQL`
  return `no connection to ${where} (${message})`
}

/**
 * Connects once and asks for the version. Throws `ConfigurationError` with one sentence that begins
 * with DATABASE_URL.
 */
export const checkDatabase = async (databaseUrl: string): Promise<void> => {
  const client = new pg.Client({
    connectionString: databaseUrl,
    connectionTimeoutMillis: CONNECT_MS_MAX,
    query_timeout: CONNECT_MS_MAX,
  })
  client.on('error', () => undefined)
  try {
    await client.connect()
    const { rows } = await client.query<{ v: string }>('show server_version_num')
    const version = Math.floor(Number(Object.values(rows[0] ?? {})[0]) / 10_000)
    if (version < VERSION_MIN) {
      throw new ConfigurationError(
        `DATABASE_URL: expected PostgreSQL ${VERSION_MIN} or newer, was ${version}`,
      )
    }
  } catch (error) {
    if (error instanceof ConfigurationError) throw error
    throw new ConfigurationError(`DATABASE_URL: ${sentenceFor(error, new URL(databaseUrl))}`)
  } finally {
    await client.end().catch(() => undefined)
  }
}
