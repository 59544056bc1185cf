import type { Queryable } from '../../database/queryable.js'
import { tradingDayAt } from '../../domain/time/tradingDay.js'
import { readFirmSettings } from '../readFirmSettings.js'
import type {
  Figures,
  Medians,
  MoneyFigures,
  OpenPayouts,
  PhaseFigures,
  Spans,
  WaitingFigures,
} from './figures.js'
import * as stats from './statsSql.js'
import * as stock from './stockSql.js'
import { readOwedDaysSql, storeDaySql, storeStatsSql } from './storeSql.js'

type Counted = { readonly sums: Spans; readonly series: number[] }

/** The moment of counting, the start of its day, the firm's currency. */
type When = {
  readonly now: Date
  readonly dayStart: Date
  readonly date: string
  readonly currency: string
}

const none: Spans = { now: { today: 0, 7: 0, 30: 0 }, before: { today: 0, 7: 0, 30: 0 } }

/**
 * Counts the figures of the dashboard and stores them as the one row that pages read. Idempotent;
 * when several run at once the newest count stays. Meant for a job, about once a minute: its
 * statements read the last 60 days of each table.
 *
 * @param now UTC milliseconds
 * @returns how long it took, in milliseconds
 */
export async function refreshStats(q: Queryable, now: number = Date.now()): Promise<number> {
  const started = performance.now()
  const { zone, currency } = await readFirmSettings(q)
  const day = tradingDayAt(now, { zone, resetAt: '00:00' })
  const when = { now: new Date(now), dayStart: new Date(day.startsAt), date: day.date, currency }
  const figures = await countFigures(q, when)
  const took = Math.round(performance.now() - started)
  await q.query(storeDaySql, [when.date, JSON.stringify(figures.owed.amounts)])
  await q.query(storeStatsSql, [when.now, took, JSON.stringify(figures)])
  return took
}

async function countFigures(q: Queryable, when: When): Promise<Figures> {
  const times = [when.now, when.dayStart]
  const count = (text: string) => one<Counted>(q, text, times)
  const money = async (text: string): Promise<MoneyFigures> => {
    const found = await one<Omit<MoneyFigures, 'sums'> & { sums: Spans | null }>(q, text, [
      ...times,
      when.currency,
    ])
    return { ...found, sums: found.sums ?? none }
  }
  const accounts = await one<Counted & { live: number }>(q, stats.accountsSql, times)
  const messages = await count(stats.messagesSentSql)
  const { sums: failed } = await count(stats.messagesFailedSql)
  return {
    accounts: {
      live: accounts.live,
      net: accounts.sums,
      series: backwards(accounts.live, accounts.series),
    },
    fees: await money(stats.feesSql),
    payoutsPaid: await money(stats.payoutsPaidSql),
    payoutTime: await one<Medians>(q, stats.payoutTimeSql, times),
    kycTime: await one<Medians>(q, stats.kycTimeSql, times),
    owed: await countOwed(q, when),
    breaches: renamed(await count(stats.breachesSql)),
    traders: renamed(await count(stats.tradersSql)),
    messages: { ...renamed(messages), failed },
    phases: await countPhases(q, times),
    openPayouts: (await q.query<OpenPayouts>(stock.openPayoutsSql)).rows,
    queue: (await q.query<WaitingFigures>(stock.queueSql, [when.now])).rows,
  }
}

const renamed = ({ sums, series }: Counted) => ({ counts: sums, series })

async function one<Row extends Record<string, unknown>>(
  q: Queryable,
  text: string,
  values: readonly unknown[],
): Promise<Row> {
  const [row] = (await q.query<Row>(text, values)).rows
  if (!row) throw new RangeError('expected one row of figures')
  return row
}

/** How many lived at the end of each day, from how many live now and what each day added. */
function backwards(live: number, added: readonly number[]): number[] {
  let at = live
  return added
    .map((_, index) => {
      const later = index === 0 ? 0 : (added[added.length - index] ?? 0)
      at -= later
      return at
    })
    .reverse()
}

async function countOwed(q: Queryable, { date, currency }: When): Promise<Figures['owed']> {
  const owed = await one<Omit<Figures['owed'], 'series'>>(q, stock.owedSql, [])
  const days = await q.query<{ owed: number }>(readOwedDaysSql, [date, currency])
  return {
    ...owed,
    series: [...days.rows.map((day) => day.owed), owed.amounts[currency] ?? 0],
  }
}

type PhaseRow = { key: string; active: number } & Record<
  'opened' | 'passed' | 'breached',
  Spans | null
>

async function countPhases(q: Queryable, times: readonly unknown[]): Promise<PhaseFigures[]> {
  const { rows } = await q.query<PhaseRow>(stats.phasesSql, times)
  return rows
    .filter(({ key, active }) => key !== 'awaitingFunding' || active > 0)
    .map((row) => ({
      ...row,
      opened: row.opened ?? none,
      passed: row.passed ?? none,
      breached: row.breached ?? none,
    }))
    .sort((a, b) => rank(a.key).localeCompare(rank(b.key)))
}

/** Evaluations in order, then those who wait to be funded, then the funded. */
const rank = (key: string): string =>
  key === 'funded' ? '2' : key === 'awaitingFunding' ? '1' : `0${key}`
