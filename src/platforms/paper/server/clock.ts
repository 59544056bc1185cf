/** Platform time, UTC milliseconds; never goes back, even when the machine's clock does. */
export type Clock = {
  now(): number
  readonly offset: number
  /** Jumps ahead by `ms`, so that a test can reach the next trading day. */
  advance(ms: number): void
}

/**
 * @param start.offset how far platform time is ahead of the machine's clock, from an earlier run
 * @param start.floor platform time of the newest thing on record
 */
export function createClock(start: { offset: number; floor: number }): Clock {
  let offset = start.offset
  let latest = start.floor
  return {
    now: () => (latest = Math.max(latest, Date.now() + offset)),
    get offset() {
      return offset
    },
    advance: (ms) => {
      offset += ms
    },
  }
}
