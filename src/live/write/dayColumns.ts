import type { DayOpening } from './batch.js'

/** The parameters of `insertDays`. */
export const dayColumns = (days: readonly DayOpening[]): unknown[] => [
  days.map((day) => day.accountId),
  days.map((day) => day.date),
  days.map((day) => day.startsAt),
  days.map((day) => day.endsAt),
  days.map((day) => day.startBalance),
  days.map((day) => day.startEquity),
  days.map((day) => JSON.stringify(day.floors)),
]
