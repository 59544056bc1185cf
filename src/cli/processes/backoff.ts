/** Wait before the n-th restart in a row (from 1): 0.5 s, doubling up to 30 s. Milliseconds. */
export const restartDelayMs = (restartsInARow: number): number =>
  Math.min(30_000, 500 * 2 ** Math.min(restartsInARow - 1, 10))

/** A child that ran this long is healthy: its next crash counts as the first again. */
export const HEALTHY_MS = 60_000
