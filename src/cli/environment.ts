import path from 'node:path'
import { z } from 'zod'
import { checkSecret } from '../checkSecret.js'
import { parseKeyRing } from '../crypto/keyRing.js'
import { ConfigurationError } from '../errors.js'

/** Object storage for documents; without it they lie in the data folder. */
export type ObjectStorage = {
  readonly bucket: string
  readonly region: string
  readonly endpoint: string | undefined
  readonly accessKeyId: string
  readonly secretAccessKey: string
}

/** What the environment says, checked. Empty variables count as not set. */
export type Environment = {
  readonly production: boolean
  /** Not set: the embedded PostgreSQL of the data folder. */
  readonly databaseUrl: string | undefined
  /** True with the embedded PostgreSQL, the only one that gets a demo firm and demo logins. */
  readonly embedded: boolean
  readonly payloadSecret: string | undefined
  /** `id:base64key,…`, checked; the first one seals. */
  readonly keys: string | undefined
  readonly host: string
  readonly port: number
  /** Where people reach the firm; default `http://host:port`. */
  readonly url: string
  readonly dataDir: string
  /** Where uploaded documents lie, unless `objectStorage` is set. */
  readonly documentsFolder: string
  readonly postgresPort: number
  readonly paperPort: number
  /** Whether the traders of the demo firm act by themselves; default true. */
  readonly demoTraders: boolean
  /** Bearer token of the paper platform; only with a database of the firm's own. */
  readonly paperToken: string | undefined
  readonly smtpUrl: string | undefined
  readonly objectStorage: ObjectStorage | undefined
}

type Source = Readonly<Record<string, string | undefined>>

const port = z.coerce
  .number('a port number')
  .int('a port number')
  .min(1, 'a port from 1 to 65535')
  .max(65_535, 'a port from 1 to 65535')

const urlOf = (schemes: readonly string[]) =>
  z
    .string()
    .refine((text) => URL.canParse(text) && schemes.includes(new URL(text).protocol.slice(0, -1)), {
      error: `a url that starts with ${schemes.map((scheme) => `${scheme}://`).join(' or ')}`,
    })

const shape = z.object({
  NODE_ENV: z.string().optional(),
  DATABASE_URL: urlOf(['postgres', 'postgresql']).optional(),
  PAYLOAD_SECRET: z.string().optional(),
  PROP_FIRM_KEYS: z.string().optional(),
  PROP_FIRM_EMBEDDED: z
    .literal('1', { error: 'nothing: it is set by the program itself' })
    .optional(),
  PROP_FIRM_HOST: z.string().optional(),
  PORT: port.default(3000),
  SERVER_URL: urlOf(['http', 'https']).optional(),
  PROP_FIRM_DATA_DIR: z.string().default('.data'),
  DOCUMENTS_FOLDER: z.string().optional(),
  PROP_FIRM_POSTGRES_PORT: port.default(25_432),
  PROP_FIRM_PAPER_PORT: port.default(25_500),
  PROP_FIRM_DEMO_TRADERS: z.enum(['on', 'off'], { error: 'on or off' }).default('on'),
  PAPER_TOKEN: z.string().min(16, 'at least 16 characters').optional(),
  SMTP_URL: urlOf(['smtp', 'smtps']).optional(),
  S3_BUCKET: z.string().optional(),
  S3_REGION: z.string().default('us-east-1'),
  S3_ENDPOINT: urlOf(['http', 'https']).optional(),
  S3_ACCESS_KEY_ID: z.string().optional(),
  S3_SECRET_ACCESS_KEY: z.string().optional(),
})

type Parsed = z.infer<typeof shape>

/** Values of these may be shown in a message; the others hold passwords or keys. */
const shown = new Set([
  'PORT',
  'PROP_FIRM_POSTGRES_PORT',
  'PROP_FIRM_PAPER_PORT',
  'PROP_FIRM_DEMO_TRADERS',
])

const parse = (source: Source): Parsed => {
  const filled = Object.entries(source).filter(([, value]) => value !== undefined && value !== '')
  const given = Object.fromEntries(filled)
  const result = shape.safeParse(given)
  if (result.success) return result.data
  const issue = result.error.issues[0]
  const name = String(issue?.path[0])
  const was = shown.has(name) ? `, was "${given[name] ?? ''}"` : ''
  throw new ConfigurationError(`${name}: expected ${issue?.message ?? 'another value'}${was}`)
}

const LOOPBACK = new Set(['127.0.0.1', 'localhost', '::1', '[::1]'])

/** The database that `start` gives to its children is ours only when it is on this machine. */
const isEmbedded = (parsed: Parsed): boolean => {
  if (parsed.DATABASE_URL === undefined) return true
  return parsed.PROP_FIRM_EMBEDDED === '1' && LOOPBACK.has(new URL(parsed.DATABASE_URL).hostname)
}

const hostOf = (parsed: Parsed, embedded: boolean): string => {
  const host = parsed.PROP_FIRM_HOST ?? (embedded ? '127.0.0.1' : '0.0.0.0')
  if (embedded && !LOOPBACK.has(host)) {
    throw new ConfigurationError(
      `PROP_FIRM_HOST: expected 127.0.0.1 because the embedded database has demo logins, was "${host}"; set DATABASE_URL to listen elsewhere`,
    )
  }
  return host
}

const objectStorageOf = (parsed: Parsed): ObjectStorage | undefined => {
  const { S3_BUCKET: bucket, S3_ACCESS_KEY_ID: id, S3_SECRET_ACCESS_KEY: secret } = parsed
  if (bucket === undefined && id === undefined && secret === undefined) return undefined
  const named = { S3_BUCKET: bucket, S3_ACCESS_KEY_ID: id, S3_SECRET_ACCESS_KEY: secret }
  const missing = Object.entries(named).find(([, value]) => value === undefined)?.[0]
  if (bucket === undefined || id === undefined || secret === undefined) {
    throw new ConfigurationError(
      `${missing ?? 'S3'}: expected a value because other S3 settings are set`,
    )
  }
  return {
    ...{ bucket, region: parsed.S3_REGION, endpoint: parsed.S3_ENDPOINT },
    ...{ accessKeyId: id, secretAccessKey: secret },
  }
}

/** In production, and with a database of the firm's own, nothing may be left at a default. */
const checkSecrets = (parsed: Parsed): void => {
  const strict = parsed.NODE_ENV === 'production' || parsed.DATABASE_URL !== undefined
  const why = parsed.DATABASE_URL === undefined ? 'in production' : 'because DATABASE_URL is set'
  if (strict && parsed.DATABASE_URL === undefined) {
    throw new ConfigurationError(`DATABASE_URL: expected the firm's PostgreSQL ${why}, was not set`)
  }
  if (strict && parsed.PAYLOAD_SECRET === undefined) {
    throw new ConfigurationError(`PAYLOAD_SECRET: expected a value ${why}, was not set`)
  }
  if (strict && parsed.PROP_FIRM_KEYS === undefined) {
    throw new ConfigurationError(`PROP_FIRM_KEYS: expected a key ring ${why}, was not set`)
  }
  if (parsed.PAYLOAD_SECRET !== undefined) checkSecret(parsed.PAYLOAD_SECRET)
  if (parsed.PROP_FIRM_KEYS !== undefined) parseKeyRing(parsed.PROP_FIRM_KEYS)
}

/**
 * Reads and checks the environment. Throws `ConfigurationError` that names the variable, what was
 * expected and, unless it may hold a secret, what it was.
 */
export const readEnvironment = (source: Source): Environment => {
  const parsed = parse(source)
  checkSecrets(parsed)
  const embedded = isEmbedded(parsed)
  const host = hostOf(parsed, embedded)
  const dataDir = path.resolve(parsed.PROP_FIRM_DATA_DIR)
  return {
    production: parsed.NODE_ENV === 'production',
    databaseUrl: parsed.DATABASE_URL,
    embedded,
    payloadSecret: parsed.PAYLOAD_SECRET,
    keys: parsed.PROP_FIRM_KEYS,
    host,
    port: parsed.PORT,
    url: parsed.SERVER_URL ?? `http://${host === '0.0.0.0' ? 'localhost' : host}:${parsed.PORT}`,
    dataDir,
    documentsFolder: path.resolve(parsed.DOCUMENTS_FOLDER ?? path.join(dataDir, 'documents')),
    postgresPort: parsed.PROP_FIRM_POSTGRES_PORT,
    paperPort: parsed.PROP_FIRM_PAPER_PORT,
    demoTraders: parsed.PROP_FIRM_DEMO_TRADERS === 'on',
    paperToken: parsed.PAPER_TOKEN,
    smtpUrl: parsed.SMTP_URL,
    objectStorage: objectStorageOf(parsed),
  }
}

/** Folders below the data folder, one place for all commands and the configuration. */
export const foldersOf = ({ dataDir }: Pick<Environment, 'dataDir'>) => ({
  postgres: path.join(dataDir, 'postgres'),
  paper: path.join(dataDir, 'paper'),
  backups: path.join(dataDir, 'backups'),
})
