import { describe, expect, it } from '@jest/globals'
import { core } from '../../../src/domain/rules/coreSlots.js'
import { addAccount, removeAccount } from '../../../src/live/book/book.js'
import type { Feed } from '../../../src/live/loop/feed.js'
import { createGapPatience } from '../../../src/live/loop/gapPatience.js'
import { newFeedStatus } from '../../../src/live/loop/feedStatus.js'
import { pollFeed } from '../../../src/live/loop/pollFeed.js'
import { createPollPlan, type PollPlan } from '../../../src/live/loop/pollPlan.js'
import type { PlatformSession } from '../../../src/platforms/types.js'
import { bookOf, connectionId, entryOf, phase, seen, start } from './support/book.js'

const ages = { hotAgeMax: 5_000, warmAgeMax: 30_000, coldAgeMax: 120_000, nearLimit: 5_000 }
const second = 1_000

/** Every tenth account has a position open. */
function firm(accounts: number) {
  const book = bookOf(accounts)
  for (let number = 10; number <= accounts; number += 10) {
    entryOf(book, number).state[core.openPositions] = 1
  }
  const entries = () => book.connections.get(connectionId)
  const membership = () => book.membership
  return { book, plan: createPollPlan({ ...ages, pollMs: second, entries, membership }) }
}

const isHot = (login: string): boolean => Number(login) % 10 === 0

/** Asks in the plan's order over a virtual time. @returns the ages that accounts had when asked */
function ask(plan: PollPlan, platform: { batch: number; costMs: number; forMs: number }) {
  const polledAt = new Map<string, number>()
  const oldest = { hot: 0, cold: 0 }
  const first: string[] = []
  for (let now = 0; now < platform.forMs; now += platform.costMs) {
    const batch = plan.next(now, platform.batch)
    for (const login of batch.logins.keys()) {
      const before = polledAt.get(login)
      if (before === undefined) first.push(login)
      else {
        const kind = isHot(login) ? 'hot' : 'cold'
        oldest[kind] = Math.max(oldest[kind], now - before)
        if (batch.sinceMs < now - before) throw new Error(`${login} was asked for earlier`)
      }
      polledAt.set(login, now)
    }
    plan.polled(batch, now)
  }
  return { oldest, first, asked: polledAt.size }
}

describe('the order in which a slow platform is asked', () => {
  it('keeps 3,000 of 30,000 accounts with open positions within their age', () => {
    const { plan } = firm(30_000)
    const { oldest, first, asked } = ask(plan, { batch: 100, costMs: 100, forMs: 400_000 })
    expect(first.slice(0, 3_000).every(isHot)).toBe(true)
    expect(asked).toBe(30_000)
    expect(oldest.hot).toBeLessThanOrEqual(ages.hotAgeMax + 100)
    expect(oldest.cold).toBeLessThanOrEqual(ages.coldAgeMax + 100)
  })

  it('on one that cannot keep up lets all grow older alike, and starves none', () => {
    const { plan } = firm(30_000)
    const { oldest, asked } = ask(plan, { batch: 100, costMs: 200, forMs: 900_000 })
    expect(asked).toBe(30_000)
    expect(oldest.hot).toBeGreaterThan(ages.hotAgeMax)
    expect(oldest.hot / ages.hotAgeMax).toBeCloseTo(oldest.cold / ages.coldAgeMax, 0)
    expect(oldest.hot).toBeLessThan(3 * ages.hotAgeMax)
  })

  it('asks for nobody twice within the shortest interval', () => {
    const { plan } = firm(50)
    const batch = plan.next(0, 100)
    expect(batch.logins.size).toBe(50)
    plan.polled(batch, 0)
    expect(plan.next(second - 1, 100).logins.size).toBe(0)
    expect(plan.dueAt()).toBe(second)
    expect(plan.next(second, 100).logins.size).toBe(50)
  })

  it('puts an account that nears its limit, or is new, before those that are not due', () => {
    const { book, plan } = firm(2_000)
    for (let now = 0; now < 2; now += 1) plan.polled(plan.next(now, 2_000), now)
    const near = entryOf(book, 1)
    near.state[core.equity] = 9_600_000
    expect(phase.worstUsed(near.state)).toBeGreaterThan(ages.nearLimit)
    plan.polled({ logins: new Map([['1', near]]), sinceMs: 0, fresh: [] }, 10)
    addAccount(book, {
      ...{ accountId: 'account-new', number: 9_999, connectionId, login: 'new', shard: 0 },
      ...{ sequence: 0, receivedAt: 0, phase, trades: null, state: [...phase.start(start)] },
    })
    removeAccount(book, entryOf(book, 20))
    const order = [...plan.next(4_000, 250).logins.keys()]
    expect(order[0]).toBe('new')
    expect(order).toContain('1')
    expect(order).not.toContain('20')
    expect(order.filter(isHot)).toHaveLength(199)
  })
})

describe('a feed that polls', () => {
  it('never asks for an account that is being asked for, and judges each in order', async () => {
    const { book } = firm(3_000)
    const stop = new AbortController()
    const asking = new Set<string>()
    const looks = new Map<string, number>()
    let calls = 0
    const session = {
      capabilities: { maxBatch: 100, minPollMs: 10, equity: 'native', catchUp: 'none' },
      deals: () => Promise.resolve({ ok: true, deals: [] }),
      async snapshots(logins: readonly string[]) {
        expect(logins.some((login) => asking.has(login))).toBe(false)
        for (const login of logins) asking.add(login)
        await new Promise((resolve) => setTimeout(resolve, 2))
        for (const login of logins) asking.delete(login)
        calls += 1
        if (calls >= 90 && looks.size === 3_000) stop.abort()
        const snapshots = logins.map((login) => {
          looks.set(login, (looks.get(login) ?? 0) + 1)
          const taken = { ...seen(Number(login), calls, 100_000 - calls) }
          return { ...taken, openPositions: isHot(login) ? 1 : 0 }
        })
        return { ok: true, snapshots }
      },
    } as unknown as PlatformSession
    const feed: Feed = {
      ...{ book, connectionId, session, status: newFeedStatus(), gaps: createGapPatience(1_000) },
      room: () => Promise.resolve(),
    }
    const plan = createPollPlan({
      ...{ hotAgeMax: 200, warmAgeMax: 2_000, coldAgeMax: 2_000, nearLimit: 5_000, pollMs: 10 },
      entries: () => book.connections.get(connectionId),
      membership: () => book.membership,
    })
    await pollFeed(feed, { pollMs: 10, plan, signal: stop.signal })
    const average = (hot: boolean): number => {
      const own = [...looks].filter(([login]) => isHot(login) === hot)
      return own.reduce((sum, [, count]) => sum + count, 0) / own.length
    }
    expect(looks.size).toBe(3_000)
    expect(average(true)).toBeGreaterThan(2 * average(false))
    const wrong = [...book.entries.values()].filter(
      ({ sequence, seenSequence, state }) =>
        sequence !== seenSequence || state[core.equity] !== (100_000 - sequence) * 100,
    )
    expect(wrong).toEqual([])
  })
})
