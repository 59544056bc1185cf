import { z } from 'zod'
import { figuresSchema } from './figures.js'

/** What the dashboard shows, as it travels to the browser. Times are UTC milliseconds. */

const nearAccount = z.object({
  id: z.string(),
  login: z.string().nullable(),
  phase: z.string(),
  currency: z.string(),
  isFrozen: z.boolean(),
  /** Basis points of the limit that is used most. */
  used: z.number(),
  /** Minor units between equity and the nearest floor. */
  room: z.number().nullable(),
})

const breach = z.object({
  id: z.string(),
  login: z.string().nullable(),
  traderName: z.string().nullable(),
  rule: z.string(),
  unit: z.string().nullable(),
  currency: z.string().nullable(),
  /** Minor units below the floor. */
  under: z.number().nullable(),
  status: z.string().nullable(),
  at: z.number(),
})

const platform = z.object({
  id: z.string(),
  name: z.string(),
  mode: z.string(),
  state: z.enum(['connected', 'troubled', 'silent', 'new']),
  error: z.string().nullable(),
  /** Since when nothing was heard; null where nothing ever was. */
  since: z.number().nullable(),
})

const health = z.object({
  platforms: z.array(platform).nullable(),
  feed: z
    .object({
      followed: z.number(),
      stale: z.number(),
      staleSince: z.number().nullable(),
      newestAt: z.number().nullable(),
    })
    .nullable(),
  worker: z
    .object({ state: z.enum(['alive', 'silent', 'none']), heartbeatAt: z.number().nullable() })
    .nullable(),
  commands: z
    .object({
      waiting: z.number(),
      retrying: z.number(),
      failed: z.number(),
      oldestAt: z.number().nullable(),
      nextAt: z.number().nullable(),
    })
    .nullable(),
  mail: z.object({
    waiting: z.number(),
    failed: z.number(),
    oldestAt: z.number().nullable(),
  }),
})

const alarm = z.object({
  id: z.string(),
  tone: z.enum(['bad', 'attention']),
  text: z.string(),
  since: z.number().nullable(),
})

export const dashboardSchema = z.object({
  at: z.number(),
  zone: z.string(),
  currency: z.string(),
  bands: z.array(z.number()),
  promiseHours: z.number(),
  /** What a new firm still has to do; null once it has begun. */
  steps: z.object({ program: z.boolean(), platform: z.boolean(), order: z.boolean() }).nullable(),
  /** When the figures were counted; null before the first count. */
  countedAt: z.number().nullable(),
  /** Those of them that the person may see. */
  figures: figuresSchema.partial(),
  nearLimit: z.object({ count: z.number(), accounts: z.array(nearAccount) }).nullable(),
  breaches: z
    .object({ confirmed: z.number(), suspected: z.number(), rows: z.array(breach) })
    .nullable(),
  health,
  alarms: z.array(alarm),
})

export type Dashboard = z.output<typeof dashboardSchema>
export type Health = z.output<typeof health>
export type PlatformHealth = z.output<typeof platform>
export type Alarm = z.output<typeof alarm>
export type NearAccount = z.output<typeof nearAccount>
export type BreachRow = z.output<typeof breach>
