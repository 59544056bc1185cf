import { isCurrency } from '../../../domain/money/currency.js'
import { roundDecimalText } from '../../../domain/money/text.js'
import type { DayClose, PlatformResult } from '../../types.js'
import type { BrokerClock } from '../clock/brokerClock.js'
import { fromFileTime } from '../clock/fileTime.js'
import type { Mt5Context } from '../context.js'
import { decimalIn, integerIn, loginIn, textIn, type WireRecord } from '../wire/fields.js'
import { readOf } from './tables.js'

const dayMs = 86_400_000

/** The daily reports of these accounts, as the server wrote them when its day ended. */
export async function readDayCloses(
  context: Mt5Context,
  logins: readonly string[],
  { from, to }: { readonly from: number; readonly to: number },
): Promise<PlatformResult<{ closes: readonly DayClose[] }>> {
  const { pool, clock } = context
  const table = {
    path: '/daily/get_light_batch',
    read: (record: WireRecord) => readDay(clock, record),
  }
  const wanted = [...new Set(logins)].filter((login) => /^\d{1,15}$/.test(login))
  // A day more on both ends: it is not said whose clock the window is on.
  const seconds = (at: number) => Math.max(0, Math.floor(clock.toBroker(at) / 1000))
  const more = { from: seconds(from - dayMs), to: seconds(to + dayMs) }
  const days = await readOf(pool, table, { logins: wanted, more })
  if (!days.ok) return days
  const once = new Map(days.rows.map((day) => [`${day.login} ${day.at}`, day]))
  const closes = [...once.values()]
    .filter(({ at }) => at >= from && at <= to)
    .sort((a, b) => Number(a.login) - Number(b.login) || a.at - b.at)
  return { ok: true, closes }
}

function readDay(clock: BrokerClock, record: WireRecord): DayClose | null {
  const login = loginIn(record)
  const currency = textIn(record, 'Currency')?.toUpperCase()
  const balance = decimalIn(record, 'Balance')
  const equity = decimalIn(record, 'ProfitEquity')
  const stamp = fromFileTime(textIn(record, 'Timestamp') ?? '')
  if (login === null || !currency || !isCurrency(currency) || stamp === null) return null
  const amounts = [balance, equity].map((text) =>
    text === null ? null : roundDecimalText(text, currency),
  )
  const [atBalance, atEquity] = amounts
  if (atBalance === null || atBalance === undefined) return null
  if (atEquity === null || atEquity === undefined) return null
  return {
    login,
    at: utcOf(clock, stamp, integerIn(record, 'DatetimePrev')),
    balance: atBalance,
    equity: atEquity,
  }
}

/**
 * The time stamp of a report is UTC in the published example, but all other times are the broker's.
 * Days end at the same time of day, and the previous report's is the broker's for sure: whichever
 * reading agrees with it is meant.
 */
function utcOf(clock: BrokerClock, stamp: number, previousSeconds: number | null): number {
  const timeOfDay = ((previousSeconds ?? 0) * 1000) % dayMs
  const asBroker = clock.toUtc(stamp)
  const isUtc = apart(clock.toBroker(stamp), timeOfDay) <= apart(stamp, timeOfDay)
  return isUtc ? stamp : asBroker
}

/** How far two times of day are apart, over midnight where that is shorter. */
function apart(brokerMs: number, timeOfDay: number): number {
  const difference = Math.abs((brokerMs % dayMs) - timeOfDay)
  return Math.min(difference, dayMs - difference)
}
