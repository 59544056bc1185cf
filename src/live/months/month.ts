/** `YYYY-MM-DD` of an instant, UTC. */
export const isoDay = (at: number): string => new Date(at).toISOString().slice(0, 10)

/** Start of the UTC month that is so many months after the one of `at`. */
export function monthOf(at: number, after = 0): number {
  const date = new Date(at)
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + after)
}

export const monthName = (table: string, month: number): string =>
  `${table}_${isoDay(month).slice(0, 7).replace('-', '')}`

/** The month that a partition's name tells, or null where it tells none. */
export function monthIn(name: string): number | null {
  const [, year, month] = /_(\d{4})(\d{2})$/.exec(name) ?? []
  return year === undefined ? null : Date.UTC(Number(year), Number(month) - 1)
}
