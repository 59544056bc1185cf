import { tradingDayAt, type DayCalendar } from '../time/tradingDay.js'
import { numberIn } from './coreSlots.js'

/** Days whose sum may still change; a position that is held longer counts with what was known then. */
const daysKept = 40

const places = Array.from({ length: daysKept }, (_, place) => place)

/** Slots of a ledger: when each day began, and its sum. */
export const ledgerSlots = places.flatMap((place) => [`day${place}`, `sum${place}`])

export type DayLedger = {
  /** Adds to the trading day that contains `at`. */
  add(state: number[], at: number, amount: number): void
  /** The days that are kept, oldest first, each with its sum. */
  days(state: readonly number[]): readonly { readonly startsAt: number; readonly sum: number }[]
}

/**
 * Sums by trading day that may change long after the day, as trades are attributed to the day they
 * were opened on. Days that fall out of the ledger are handed to `sealDay`.
 */
export function dayLedger(
  slots: Readonly<Record<string, number>>,
  calendar: DayCalendar,
  sealDay: (state: number[], sum: number) => void,
): DayLedger {
  const at = (place: number) => ({
    day: slots[`day${place}`] ?? 0,
    sum: slots[`sum${place}`] ?? 0,
  })
  const placed = places.map(at)
  const oldest = (state: readonly number[]) =>
    placed.reduce((a, b) => (numberIn(state, b.day) < numberIn(state, a.day) ? b : a))
  return {
    add(state, when, amount) {
      const { startsAt } = tradingDayAt(when, calendar)
      const known = placed.find(({ day }) => numberIn(state, day) === startsAt)
      if (known) {
        state[known.sum] = numberIn(state, known.sum) + amount
        return
      }
      const place = oldest(state)
      if (numberIn(state, place.day) > startsAt) return
      if (numberIn(state, place.day) !== 0) sealDay(state, numberIn(state, place.sum))
      state[place.day] = startsAt
      state[place.sum] = amount
    },
    days: (state) =>
      placed
        .map(({ day, sum }) => ({ startsAt: numberIn(state, day), sum: numberIn(state, sum) }))
        .filter(({ startsAt }) => startsAt !== 0)
        .sort((a, b) => a.startsAt - b.startsAt),
  }
}
