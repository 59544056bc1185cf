import { z } from 'zod'
import { checkSecret } from './checkSecret.js'
import { ConfigurationError } from './errors.js'
import type { PropFirmOptions } from './options.js'

const text = z.string().trim().min(1)

const schema = z
  .object({
    DATABASE_URL: text.regex(/^postgres(ql)?:\/\//, 'expected postgres://…'),
    PAYLOAD_SECRET: text.min(32, 'expected at least 32 characters'),
    PROP_FIRM_KEYS: text.optional(),
    SERVER_URL: z
      .url('expected an address such as https://office.example')
      .default('http://127.0.0.1:3000'),
    SMTP_URL: text.optional(),
    MAIL_FROM: text.optional(),
    CHECKOUT_SECRETS: text.optional(),
    METRICS_TOKEN: text.optional(),
    SHOP_URL: text.optional(),
    DOCUMENTS_FOLDER: text.default('.data/documents'),
    S3_BUCKET: text.optional(),
    S3_REGION: text.default('us-east-1'),
    S3_ENDPOINT: text.optional(),
    S3_ACCESS_KEY_ID: text.optional(),
    S3_SECRET_ACCESS_KEY: text.optional(),
  })
  .transform((found) => ({
    databaseUrl: found.DATABASE_URL,
    secret: found.PAYLOAD_SECRET,
    serverUrl: found.SERVER_URL,
    options: pluginOptions(found),
  }))

type Found = Readonly<Record<string, string | undefined>>

function pluginOptions(found: Found): PropFirmOptions {
  return {
    ...(found.PROP_FIRM_KEYS ? { keys: found.PROP_FIRM_KEYS } : {}),
    ...(found.SMTP_URL ? { smtpUrl: found.SMTP_URL } : {}),
    ...(found.SHOP_URL ? { shopUrl: found.SHOP_URL } : {}),
    ...(found.MAIL_FROM ? { mailFrom: found.MAIL_FROM } : {}),
    ...(found.METRICS_TOKEN ? { metricsToken: found.METRICS_TOKEN } : {}),
    checkoutSecrets: found.CHECKOUT_SECRETS?.split(',').map((secret) => secret.trim()) ?? [],
    documents: documents(found),
  }
}

function documents(found: Found): NonNullable<PropFirmOptions['documents']> {
  if (!found.S3_BUCKET) return { kind: 'disk', folder: found.DOCUMENTS_FOLDER ?? '.data/documents' }
  return {
    kind: 's3',
    bucket: found.S3_BUCKET,
    region: found.S3_REGION ?? 'us-east-1',
    ...(found.S3_ENDPOINT ? { endpoint: found.S3_ENDPOINT } : {}),
    accessKeyId: found.S3_ACCESS_KEY_ID ?? '',
    secretAccessKey: found.S3_SECRET_ACCESS_KEY ?? '',
  }
}

/**
 * What the ready back office reads from its environment. During `next build` no variable is needed:
 * nothing is connected to then.
 *
 * @throws ConfigurationError naming every variable that is missing or wrong
 */
export function readEnvironment(variables: NodeJS.ProcessEnv) {
  const building = variables.NEXT_PHASE === 'phase-production-build'
  const parsed = schema.safeParse(building ? { ...forBuild, ...variables } : variables)
  if (parsed.success) {
    if (variables.NODE_ENV === 'production' && !building) checkSecret(parsed.data.secret)
    return parsed.data
  }
  const problems = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
  throw new ConfigurationError(problems.join('; '))
}

const forBuild = {
  DATABASE_URL: 'postgres://build',
  PAYLOAD_SECRET: 'only-used-while-the-pages-are-built',
}
