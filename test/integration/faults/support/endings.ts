import { EventEmitter, once } from 'node:events'
import type { PaperMarket } from './paperMarket.js'

/** Between two endings: with less, they were a mass ending. */
export const endEveryMs = 700

export type Endings = {
  /** How many accounts ended on the platform so far. */
  readonly made: () => number
  /** Once the next account has ended. */
  next(): Promise<void>
  stop(): Promise<void>
}

/**
 * Ends one account after the other until it is stopped, two of three by a fall.
 *
 * @param days.every so many endings later a day has passed
 */
export function keepEnding(market: PaperMarket, days: { readonly every: number }): Endings {
  const state = { made: 0, stopping: false }
  const events = new EventEmitter()
  const end = async (): Promise<void> => {
    for (const [place, login] of market.others.entries()) {
      const nextAt = performance.now() + endEveryMs
      if (place % days.every === days.every - 1) await market.passDay()
      await (place % 3 === 2 ? market.rise(login) : market.fall(login))
      state.made += 1
      events.emit('made')
      while (performance.now() < nextAt && !state.stopping) await market.wobble()
      if (state.stopping) return
    }
    throw new Error('expected enough accounts to end, were too few')
  }
  const ending = end()
  ending.catch(() => undefined)
  return {
    made: () => state.made,
    async next() {
      await Promise.race([once(events, 'made'), ending])
    },
    async stop() {
      state.stopping = true
      await ending
    },
  }
}
