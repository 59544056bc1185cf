import { z } from 'zod'

/** Permissions of the manager that a broker may have forgotten. */
export const permissions = [
  'accounts',
  'modifyAccounts',
  'deleteAccounts',
  'accountant',
  'orders',
  'dealer',
] as const
export type Permission = (typeof permissions)[number]

/** What differs from server to server. */
export const settingsShape = z.strictObject({
  /** A connection without a request for so long is closed. */
  idleMs: z.int().min(50).max(600_000).default(180_000),
  /** How long a dealer request waits in the queue. */
  dealerMs: z.int().min(0).max(600_000).default(20),
  /** False: closing is refused with 10017 while trading is switched off for the account. */
  closesWhenDisabled: z.boolean().default(true),
  /** Field names of answers in lower case, as some builds write them. */
  lowerCase: z.boolean().default(false),
  /** `user/update` empties what the request leaves out. */
  updateClearsAbsent: z.boolean().default(false),
  /** Permissions that the manager lacks: retcode 8. */
  missing: z.array(z.enum(permissions)).default([]),
  /** A step of the price walk each so many milliseconds; 0 stops it. */
  walkMs: z.int().min(0).max(600_000).default(1_000),
  marketOpen: z.boolean().default(true),
})

export type Settings = z.infer<typeof settingsShape>

export const standardSettings = (): Settings => settingsShape.parse({})
