import { z } from 'zod'
import type { Queryable } from '../../database/queryable.js'
import { isCurrency, type Currency } from '../../domain/money/currency.js'
import { isZone, tradingDayAt } from '../../domain/time/tradingDay.js'
import { queryRows } from './queryRows.js'
import { reportSettingsSql } from './sql.js'

export type ReportSettings = {
  readonly zone: string
  readonly currency: Currency
  readonly promiseHours: number
  /** Warning bands in percent of a limit, rising. */
  readonly bands: readonly number[]
}

const row = z.object({
  time_zone: z.string().nullable(),
  currency: z.string().nullable(),
  payout_promise_hours: z.coerce.number().nullable(),
  limit_bands: z.array(z.number()).nullable().catch(null),
})

/** The firm's settings for figures, with the stated defaults where it never saved any. */
export async function reportSettings(q: Queryable): Promise<ReportSettings> {
  const [saved] = await queryRows(q, { text: reportSettingsSql, row })
  const zone = saved?.time_zone ?? 'UTC'
  const currency = saved?.currency ?? 'USD'
  const bands = [...(saved?.limit_bands ?? [])].sort((a, b) => a - b)
  return {
    zone: isZone(zone) ? zone : 'UTC',
    currency: isCurrency(currency) ? currency : 'USD',
    promiseHours: saved?.payout_promise_hours ?? 24,
    bands: bands.length > 0 ? bands : [50, 70, 90],
  }
}

/** When the day that contains `now` began in the firm's zone, UTC milliseconds. */
export const startOfDay = (now: number, zone: string): number =>
  tradingDayAt(now, { zone, resetAt: '00:00' }).startsAt
