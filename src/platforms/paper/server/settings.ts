import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { ConfigurationError } from '../../../errors.js'
import { traderKinds } from './book/account.js'

const count = (name: string, least: number, most: number) =>
  z
    .string()
    .regex(/^\d+$/, `--${name}: expected a whole number`)
    .transform(Number)
    .refine((value) => value >= least && value <= most, `--${name}: expected ${least} to ${most}`)

const schema = z.object({
  host: z.string().min(1).default('127.0.0.1'),
  port: count('port', 0, 65_535).default(0),
  data: z.string({ error: '--data: expected the data folder' }).min(1),
  prices: z.array(z.string().min(1)).default([]),
  seed: count('seed', 0, 0xffff_ffff).default(1),
  'tick-ms': count('tick-ms', 5, 60_000).default(1000),
  speed: z.coerce.number().min(0.1).max(3600).default(15),
  traders: z.enum(['on', 'off'], { error: '--traders: expected on or off' }).default('on'),
  'default-trader': z
    .enum([...traderKinds, 'mixed'], { error: '--default-trader: expected a trader or mixed' })
    .default('idle'),
  pace: z.coerce.number().min(0.05).max(10).default(1),
  history: count('history', 16, 20_000_000).default(2_000_000),
  'journal-bytes': count('journal-bytes', 1_000, 1_000_000_000).default(16 * 1024 * 1024),
  'follow-parent': z.boolean().default(false),
  token: z
    .string({ error: 'expected a token in PAPER_TOKEN or --token-file' })
    .regex(
      /^[\x21-\x7e]{16,500}$/,
      'the token in PAPER_TOKEN or --token-file: expected 16 or more printable characters',
    ),
})

/** Settings of the server; times in milliseconds, `speed` in market seconds per second. */
export type Settings = z.infer<typeof schema>

export const usage = `paper trading platform
  --data FOLDER          where accounts are kept (required)
  --port N               0 takes a free one, default 0
  --host ADDRESS         default 127.0.0.1
  --token-file FILE      the bearer token; or the environment's PAPER_TOKEN
  --prices FILE          one-minute bars of a symbol as CSV, may be repeated; others walk at random
  --seed N               seed of prices and traders, default 1
  --tick-ms N            time between two prices, default 1000
  --speed X              market seconds per second, default 15 (a bar in four steps of a second)
  --traders on|off       let scripted traders trade, default on
  --default-trader KIND  ${traderKinds.join(', ')} or mixed; for accounts that name none, default idle
  --pace X               stretches the traders' holding times, default 1
  --history N            states kept for streams to resume on, about 60 bytes each, default 2000000
  --journal-bytes N      length at which the journal gives way to a snapshot, default 16 MiB
  --follow-parent        end when the parent process does
`

const text = { type: 'string' } as const

/** @throws ConfigurationError naming the argument */
export function readSettings(args: string[], environment: NodeJS.ProcessEnv): Settings {
  const values = parsed(args)
  const { 'token-file': file, ...rest } = values
  const token = file === undefined ? environment.PAPER_TOKEN : tokenIn(String(file))
  const result = schema.safeParse({ ...rest, token })
  if (result.success) return result.data
  const issue = result.error.issues[0]
  const name = String(issue?.path[0] ?? '')
  const message = issue?.message ?? 'wrong settings'
  const isNamed = message.includes('--') || name === 'token'
  throw new ConfigurationError(isNamed ? message : `--${name}: ${message}`)
}

function parsed(args: string[]) {
  try {
    const { values } = parseArgs({
      args,
      options: {
        host: text,
        port: text,
        data: text,
        prices: { type: 'string', multiple: true },
        seed: text,
        'tick-ms': text,
        speed: text,
        traders: text,
        'default-trader': text,
        pace: text,
        history: text,
        'journal-bytes': text,
        'token-file': text,
        'follow-parent': { type: 'boolean' },
      },
    })
    return values
  } catch (error) {
    throw new ConfigurationError(error instanceof Error ? error.message : String(error))
  }
}

function tokenIn(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim()
  } catch {
    throw new ConfigurationError(`--token-file: ${file} cannot be read`)
  }
}
