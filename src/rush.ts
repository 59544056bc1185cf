export type Rush = {
  /** Says how many endings still wait to be decided. */
  readonly note: (waiting: number) => void
  readonly isOn: () => boolean
}

const mostMs = 10_000

/**
 * While more accounts end at once than one transaction decides, everything else waits until all are
 * decided: at most ten seconds, should the deciding itself be stuck.
 */
export function createRush(now: () => number = Date.now): Rush {
  let since: number | null = null
  return {
    note: (waiting) => {
      since = waiting > 0 ? (since ?? now()) : null
    },
    isOn: () => since !== null && now() - since <= mostMs,
  }
}
