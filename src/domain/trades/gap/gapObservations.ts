import { subtract } from '../../money/minor.js'
import type { Observation } from '../../rules/types.js'
import { tradingDayAt, type DayCalendar } from '../../time/tradingDay.js'
import type { GapMinute } from './minutesOf.js'

type Given = { readonly calendar: DayCalendar; readonly pendingOrders: number }

/**
 * The moments of a gap that can matter, in order. Within a trading day, and between balance operations,
 * no floor moves while nobody looks: of such a stretch the lowest equity says whether a floor was
 * broken, and the deepest open loss whether that was too deep. How a day ended is what the next one
 * starts from.
 */
export function gapObservations(
  minutes: readonly GapMinute[],
  { calendar, pendingOrders }: Given,
): Observation[] {
  return stretchesOf(minutes, calendar).flatMap(({ minutes: stretch, endsDay }) => {
    const chosen = new Set([lowestOf(stretch, equity), lowestOf(stretch, openResult)])
    const last = stretch.at(-1)
    const lows = stretch
      .filter((minute) => chosen.has(minute))
      .map((minute) => ({ minute, at: minute.at, equity: minute.low }))
    const end = last && endsDay ? [{ minute: last, at: last.until - 1, equity: last.close }] : []
    return [...lows, ...end].map((seen): Observation => {
      const { balance, openPositions, lastOpenedAt } = seen.minute
      return {
        kind: 'observation',
        at: seen.at,
        balance,
        equity: seen.equity,
        openPositions,
        pendingOrders,
        lastOpenedAt,
        doubts: openPositions > 0 ? ['gapWithoutCatchUp', 'equityFromBars'] : ['gapWithoutCatchUp'],
      }
    })
  })
}

const equity = ({ low }: GapMinute): number => low
const openResult = ({ low, balance }: GapMinute): number => subtract(low, balance)

const lowestOf = (minutes: readonly GapMinute[], of: (minute: GapMinute) => number) =>
  minutes.reduce<GapMinute | undefined>(
    (lowest, minute) => (lowest && of(lowest) <= of(minute) ? lowest : minute),
    undefined,
  )

type Stretch = { readonly minutes: GapMinute[]; endsDay: boolean }

function stretchesOf(minutes: readonly GapMinute[], calendar: DayCalendar): Stretch[] {
  const stretches: Stretch[] = []
  let endsAt = -Infinity
  let operations = 0
  for (const minute of minutes) {
    const last = stretches.at(-1)
    const isNewDay = minute.at >= endsAt
    if (last && !isNewDay && minute.operations === operations) last.minutes.push(minute)
    else {
      if (last && isNewDay) last.endsDay = true
      stretches.push({ minutes: [minute], endsDay: false })
    }
    if (isNewDay) endsAt = tradingDayAt(minute.at, calendar).endsAt
    operations = minute.operations
  }
  return stretches
}
