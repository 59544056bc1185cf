import type { Queryable } from '../../database/queryable.js'
import { ruleLabel } from '../../domain/rules/ruleLabel.js'
import type { RuleRegistry } from '../../domain/rules/ruleRegistry.js'
import { tradingDayAt } from '../../domain/time/tradingDay.js'
import { settledWithinMs } from '../queue/itemsSql.js'
import { readFirmSettings } from '../readFirmSettings.js'
import { alarmsOf, type ActiveHold, type Unsettled } from './alarms.js'
import { figuresSchema } from './figures.js'
import {
  breachCountsSql,
  breachesTodaySql,
  feedSql,
  holdsSql,
  nearLimitSql,
  promiseSql,
  stepsSql,
  unsettledSql,
} from './liveSql.js'
import type { BreachRow, Dashboard, Health, NearAccount } from './model.js'
import { readHealth } from './readHealth.js'
import { readStatsSql } from './storeSql.js'

/** Rows of a small panel. */
const rowsMax = 7
const holdsMax = 10

/** An account with open positions is stale once it lags so far behind its own connection. */
const staleAfterMs = 60_000

/** Where the firm's records are, and the rules that it knows. */
export type Source = { readonly q: Queryable; readonly rules: RuleRegistry }

/** Everything on the dashboard, for nobody in particular: `forRoles` leaves out what a person may not see. */
export async function readSnapshot({ q, rules }: Source, now: number): Promise<Dashboard> {
  const { zone, currency, bands } = await readFirmSettings(q)
  const near = (bands.at(-2) ?? bands.at(-1) ?? 70) * 100
  const { startsAt } = tradingDayAt(now, { zone, resetAt: '00:00' })
  const feed = await readFeed(q, near)
  const health = await readHealth(q, now)
  const holds = (await q.query<ActiveHold>(holdsSql, [holdsMax])).rows
  const settledBy = new Date(now - settledWithinMs)
  const [unsettled] = (await q.query<Unsettled>(unsettledSql, [settledBy])).rows
  const accounts = (await q.query<NearAccount>(nearLimitSql, [near, rowsMax])).rows
  return {
    ...{ at: now, zone, currency, bands: [...bands] },
    promiseHours: (await q.query<{ hours: number }>(promiseSql)).rows[0]?.hours ?? 24,
    steps: await readSteps(q),
    ...(await readStats(q)),
    nearLimit: { count: feed.near, accounts },
    breaches: await readBreaches({ q, rules }, new Date(startsAt)),
    health: { ...health, feed },
    alarms: alarmsOf({ health, holds, unsettled, followed: feed.followed }),
  }
}

async function readFeed(q: Queryable, near: number) {
  const { rows } = await q.query<NonNullable<Health['feed']> & { near: number }>(feedSql, [
    near,
    staleAfterMs,
  ])
  return rows[0] ?? { followed: 0, near: 0, stale: 0, staleSince: null, newestAt: null }
}

async function readBreaches({ q, rules }: Source, since: Date): Promise<Dashboard['breaches']> {
  const [counts] = (
    await q.query<{ confirmed: number; suspected: number }>(breachCountsSql, [since])
  ).rows
  const { rows } = await q.query<BreachRow>(breachesTodaySql, [since, rowsMax])
  return {
    ...(counts ?? { confirmed: 0, suspected: 0 }),
    rows: rows.map((row) => ({ ...row, rule: ruleLabel(rules, row.rule) })),
  }
}

async function readSteps(q: Queryable): Promise<Dashboard['steps']> {
  const [steps] = (await q.query<NonNullable<Dashboard['steps']>>(stepsSql)).rows
  return steps && !(steps.program && steps.platform && steps.order) ? steps : null
}

/** Figures of another release, or none yet, are simply not there until the next count. */
async function readStats(q: Queryable): Promise<Pick<Dashboard, 'countedAt' | 'figures'>> {
  const [row] = (await q.query<{ at: number; figures: unknown }>(readStatsSql)).rows
  const parsed = figuresSchema.safeParse(row?.figures)
  return row && parsed.success
    ? { countedAt: row.at, figures: parsed.data }
    : { countedAt: null, figures: {} }
}
