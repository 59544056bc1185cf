/**
 * The platform's time. Its answers say it in whole seconds, so what we know is a span that it must lie
 * in; the estimate moves only when an answer rules it out.
 */
export type PlatformClock = {
  /** UTC milliseconds by the platform's clock; never goes back. */
  now(): number
  /** UTC milliseconds by our own clock. */
  local(): number
  /** @param date the `Date` header of an answer to what was sent at `sentAt`, our time */
  learn(date: string | null, sentAt: number): void
}

export function createClock(local: () => number): PlatformClock {
  let offset = 0
  let latest = 0
  return {
    local,
    now: () => (latest = Math.max(latest, local() + offset)),
    learn: (date, sentAt) => {
      const said = date === null ? Number.NaN : Date.parse(date)
      if (Number.isNaN(said)) return
      const least = said - local()
      const most = said + 999 - sentAt
      if (offset > most) {
        offset = most
        // A clock that was set back is the one that counts from now on.
        latest = Math.min(latest, local() + offset)
      } else if (offset < least) offset = least
    },
  }
}
