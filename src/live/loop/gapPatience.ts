import type { PlatformFailure } from '../../platforms/types.js'
import type { Entry } from '../book/entry.js'
import { backoff } from './delay.js'

/**
 * How a platform is borne with that refuses to tell of gaps for a moment: it is left in peace for a
 * while, and figures that came after a gap wait for its answer. One for each connection.
 */
export type GapPatience = {
  /** Its refusal, as long as it is not to be asked again. */
  resting(): PlatformFailure | null
  /** Milliseconds until it may be asked. */
  restMs(): number
  /** @param tookMs how long the feed stood still for the answer */
  asked(refusal: PlatformFailure | null, tookMs: number): void
  /** Whether it will be asked about this account's gap once more, so that the account's next figure waits. */
  keepsBack(entry: Entry): boolean
}

const rest = { min: 250, max: 5_000 }

/** @param waitMax longest time that it may take from the first refusal to the last question about an account */
export function createGapPatience(waitMax: number): GapPatience {
  /** By the last that was seen of an account before its gap: when that gap was first asked about. */
  const first = new WeakMap<Entry, { readonly sequence: number; readonly at: number }>()
  let refusals = 0
  let last: { readonly refusal: PlatformFailure; readonly restsUntil: number } | null = null
  const restMs = (): number => Math.max(0, (last?.restsUntil ?? 0) - performance.now())
  return {
    restMs,
    resting: () => (restMs() > 0 ? (last?.refusal ?? null) : null),
    asked(refusal, tookMs) {
      if (!refusal?.retryable) {
        last = null
        refusals = 0
        return
      }
      // Others are followed meanwhile: it may not keep us waiting for more than half of the time.
      const ms = Math.max(backoff(refusals, rest), refusal.retryAfterMs ?? 0, tookMs)
      last = { refusal, restsUntil: performance.now() + ms }
      refusals += 1
    },
    keepsBack(entry) {
      if (!last) return false
      const known = first.get(entry)
      const sequence = entry.seenSequence
      const gap = known?.sequence === sequence ? known : { sequence, at: performance.now() }
      first.set(entry, gap)
      return last.restsUntil - gap.at <= waitMax
    },
  }
}
