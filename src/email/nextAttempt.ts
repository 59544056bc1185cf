const minuteMs = 60_000

/** Waits after the first, second, … failed attempt, in minutes: a minute to six hours. */
export const retryMinutes = [1, 5, 30, 120, 360] as const

/**
 * When a deferred message is tried again, in UTC milliseconds; null when it is time to give up.
 *
 * @param attempts made so far, the failed one included
 * @param now UTC milliseconds
 * @param uselessFrom UTC milliseconds; an attempt that late isn't made. Default: never useless
 */
export function nextAttempt(
  attempts: number,
  now: number,
  uselessFrom = Number.POSITIVE_INFINITY,
): number | null {
  const minutes = retryMinutes[Math.max(attempts, 1) - 1]
  if (minutes === undefined) return null
  const at = now + minutes * minuteMs
  return at < uselessFrom ? at : null
}
