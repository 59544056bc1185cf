import { z } from 'zod'

const manager = z.strictObject({
  /** Login of an account of the Managers group. */
  login: z.string().regex(/^\d{1,12}$/, 'expected the digits of a manager login'),
  /** Its API password, not the one it signs in with. */
  password: z.string().min(1).max(64),
})

/** What an operator enters for a MetaTrader 5 connection. */
export const mt5Credentials = z.strictObject({
  /** Several logins share the accounts and the reads: each has one connection. */
  managers: z.array(manager).min(1, 'expected at least one manager').max(16),
  /** SHA-256 of the server's certificate, where it signed that itself. */
  fingerprint: z
    .string()
    .transform((text) => text.replaceAll(':', '').toLowerCase())
    .pipe(z.string().regex(/^[0-9a-f]{64}$/, 'expected 32 bytes in hexadecimal'))
    .optional(),
  /** The groups whose accounts are ours: names, `*`, and `!` before what is not. */
  groups: z.string().min(1).max(500).default('*'),
  /** Daylight saving of the broker's clock. */
  clock: z.enum(['newYork', 'europe', 'fixed']).default('newYork'),
  /** Whether trading is switched off before or after positions are closed. */
  closeOrder: z.enum(['disableFirst', 'closeFirst']).default('disableFirst'),
  /** Name of the server in the trader's terminal; by default what the server says. */
  server: z.string().min(1).max(64).optional(),
  /** How long an answer may take. */
  timeoutMs: z.int().min(200).max(120_000).default(20_000),
  /** Build number that we report at sign-in. */
  version: z.int().min(1).max(99_999).default(4_153),
})

export type Mt5Credentials = z.infer<typeof mt5Credentials>
export type Manager = z.infer<typeof manager>
