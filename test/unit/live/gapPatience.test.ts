import { describe, expect, it } from '@jest/globals'
import { createGapPatience } from '../../../src/live/loop/gapPatience.js'
import type { Entry } from '../../../src/live/book/entry.js'
import { failureOf } from '../../../src/platforms/linkError.js'

const busy = failureOf('unavailable', 'busy')
const account = (seenSequence = 1) => ({ seenSequence }) as Entry

describe('a platform that refuses to tell of gaps', () => {
  it('is left in peace longer each time, and not at all once it has told', () => {
    const gaps = createGapPatience(60_000)
    expect(gaps.restMs()).toBe(0)
    for (const [least, most] of [
      [100, 250],
      [200, 500],
      [400, 1_000],
    ] as const) {
      gaps.asked(busy, 0)
      expect(gaps.restMs()).toBeGreaterThan(least)
      expect(gaps.restMs()).toBeLessThanOrEqual(most)
    }
    expect(gaps.resting()).toBe(busy)
    gaps.asked(null, 0)
    expect([gaps.restMs(), gaps.resting()]).toEqual([0, null])
  })

  it('keeps the feed waiting for half of the time at most', () => {
    const gaps = createGapPatience(60_000)
    gaps.asked(busy, 20_000)
    expect(gaps.restMs()).toBeGreaterThan(19_900)
  })

  it('keeps figures back only where it may be asked again in time', () => {
    const gaps = createGapPatience(10_000)
    gaps.asked(busy, 0)
    expect(gaps.keepsBack(account())).toBe(true)
    gaps.asked({ ...busy, retryAfterMs: 20_000 }, 0)
    expect(gaps.keepsBack(account())).toBe(false)
  })

  it('is waited for anew at the next gap of an account, not at each question about the same', async () => {
    const gaps = createGapPatience(300)
    const entry = account()
    gaps.asked(busy, 0)
    expect(gaps.keepsBack(entry)).toBe(true)
    await new Promise((resolve) => setTimeout(resolve, 310))
    gaps.asked({ ...busy, retryAfterMs: 290 }, 0)
    expect(gaps.keepsBack(entry)).toBe(false)
    entry.seenSequence = 2
    gaps.asked(null, 0)
    gaps.asked(busy, 0)
    expect(gaps.keepsBack(entry)).toBe(true)
  })

  it('for good is not waited for', () => {
    const gaps = createGapPatience(10_000)
    gaps.asked(failureOf('auth', 'no permission'), 0)
    expect([gaps.resting(), gaps.keepsBack(account())]).toEqual([null, false])
  })
})
