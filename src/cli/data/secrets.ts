import { randomBytes } from 'node:crypto'
import { chmod, readFile, rename, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import { generateKey, parseKeyRing } from '../../crypto/keyRing.js'
import { ConfigurationError } from '../../errors.js'
import { errorCode } from '../errorCode.js'

/** What an installation must not lose: `keys` is the key ring as `PROP_FIRM_KEYS` has it. */
export type Secrets = {
  readonly payloadSecret: string
  readonly keys: string
  /** Bearer token of the paper trading platform. */
  readonly paperToken: string
  /** Signs the orders of the demo checkout. */
  readonly checkoutSecret: string
}

const shape = z.object({
  payloadSecret: z.string().min(32),
  keys: z.string().min(1),
  paperToken: z.string().min(16),
  checkoutSecret: z.string().min(16),
})

export const secretsFileOf = (dataDir: string): string => path.join(dataDir, 'secrets.json')

/** The secrets of the data folder; undefined when there are none yet. */
export const readSecrets = async (dataDir: string): Promise<Secrets | undefined> => {
  const file = secretsFileOf(dataDir)
  let text: string
  try {
    text = await readFile(file, 'utf8')
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined
    throw new ConfigurationError(`${file} cannot be read (${errorCode(error)})`)
  }
  try {
    const secrets = shape.parse(JSON.parse(text))
    parseKeyRing(secrets.keys, file)
    return secrets
  } catch {
    throw new ConfigurationError(`${file} is damaged: restore it from a backup, data need its keys`)
  }
}

/** Writes them readable for the owner alone, in one step, so a crash leaves no half file. */
export const writeSecrets = async (dataDir: string, secrets: Secrets): Promise<void> => {
  const file = secretsFileOf(dataDir)
  const draft = `${file}.${process.pid}`
  await writeFile(draft, `${JSON.stringify(secrets, undefined, 2)}\n`, { mode: 0o600 })
  await chmod(draft, 0o600)
  await rename(draft, file)
}

/** The secrets of a backup, which has them by the names of their environment variables. */
export const secretsFrom = (variables: Readonly<Record<string, string>>): Secrets => ({
  payloadSecret: variables.PAYLOAD_SECRET ?? randomBytes(32).toString('hex'),
  keys: variables.PROP_FIRM_KEYS ?? generateKey('k1'),
  paperToken: variables.PAPER_TOKEN ?? randomBytes(24).toString('hex'),
  checkoutSecret: variables.CHECKOUT_SECRETS ?? randomBytes(24).toString('hex'),
})

/** The secrets of an installation with the embedded database, random, made at its first start. */
export const ensureSecrets = async (dataDir: string): Promise<Secrets> => {
  const known = await readSecrets(dataDir)
  if (known !== undefined) return known
  const made = secretsFrom({})
  await writeSecrets(dataDir, made)
  return made
}
