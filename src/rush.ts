export type Rush = {
  /** Something urgent was done just now, and more is likely to follow. */
  readonly note: () => void
  readonly isOn: () => boolean
}

const quietMs = 500
const mostMs = 10_000

/**
 * While many accounts end at once, what can wait does: a rush is on until nothing urgent happened
 * for half a second, and at most ten seconds, after which others get a turn.
 */
export function createRush(now: () => number = Date.now): Rush {
  let since = -Infinity
  let last = -Infinity
  return {
    note: () => {
      const at = now()
      if (at - last > quietMs || at - since > mostMs + quietMs) since = at
      last = at
    },
    isOn: () => now() - last <= quietMs && now() - since <= mostMs,
  }
}
