import { describe, expect, it } from '@jest/globals'
import { createBrokerClock } from '../../../src/platforms/mt5/clock/brokerClock.js'
import { createClock } from '../../../src/platforms/mt5/simulator/world/clock.js'

const hour = 3_600_000
const utc = (text: string): number => Date.parse(text)

/** A clock that asked a server `hoursAhead` of UTC. */
function measuredAt(
  text: string,
  hoursAhead: number,
  rule: 'newYork' | 'europe' | 'fixed' = 'newYork',
) {
  const now = utc(text)
  const clock = createBrokerClock(rule, () => now)
  clock.measure(Math.floor((now + hoursAhead * hour) / 1000), { sentAt: now, receivedAt: now + 40 })
  return clock
}

describe("the broker's clock", () => {
  it('is two hours ahead in winter, three in summer, turning with New York', () => {
    const clock = measuredAt('2026-01-15T12:00:00Z', 2)
    const ahead = (text: string) => (clock.toBroker(utc(text)) - utc(text)) / hour
    expect(ahead('2026-01-15T12:00:00Z')).toBe(2)
    expect(ahead('2026-03-08T06:59:00Z')).toBe(2)
    expect(ahead('2026-03-08T07:00:00Z')).toBe(3)
    // Europe turns three weeks later: the broker does not wait for it.
    expect(ahead('2026-03-20T12:00:00Z')).toBe(3)
    expect(ahead('2026-11-01T05:59:00Z')).toBe(3)
    expect(ahead('2026-11-01T06:00:00Z')).toBe(2)
  })

  it('turns with Europe when the connection says so', () => {
    const clock = measuredAt('2026-01-15T12:00:00Z', 2, 'europe')
    const ahead = (text: string) => (clock.toBroker(utc(text)) - utc(text)) / hour
    expect([ahead('2026-03-20T12:00:00Z'), ahead('2026-03-29T01:00:00Z')]).toEqual([2, 3])
  })

  it('goes by what it measured where the rule does not hold', () => {
    const clock = measuredAt('2026-01-15T12:00:00Z', 5.5)
    expect(clock.toBroker(utc('2026-07-01T00:00:00Z'))).toBe(utc('2026-07-01T05:30:00Z'))
    expect(clock.toUtc(utc('2026-07-01T05:30:00Z'))).toBe(utc('2026-07-01T00:00:00Z'))
  })

  it('comes back to the same moment from either side of the change', () => {
    const clock = measuredAt('2026-01-15T12:00:00Z', 2)
    for (let at = utc('2026-03-07T00:00:00Z'); at < utc('2026-03-10T00:00:00Z'); at += hour / 4) {
      expect(clock.toUtc(clock.toBroker(at))).toBe(at)
    }
  })

  it("takes the server's own UTC where it is off by a minute and a half", () => {
    const now = utc('2026-01-15T12:00:00Z')
    const clock = createBrokerClock('newYork', () => now)
    const server = now + 90_000 + 2 * hour
    clock.measure(Math.floor(server / 1000), { sentAt: now - 10, receivedAt: now })
    expect(Math.abs(clock.serverNow() - (now + 90_000))).toBeLessThan(1_000)
  })

  it('knows the second better with each question', () => {
    let now = utc('2026-01-15T12:00:00.000Z')
    const clock = createBrokerClock('newYork', () => now)
    for (const step of [0, 130, 270, 410, 560, 700, 840, 990]) {
      now = utc('2026-01-15T12:00:00.000Z') + step * 11
      const server = now + 300 + 2 * hour
      clock.measure(Math.floor(server / 1000), { sentAt: now, receivedAt: now })
    }
    expect(Math.abs(clock.serverNow() - now - 300)).toBeLessThan(150)
  })

  it('agrees with the simulated server at every hour of a year', () => {
    const clock = measuredAt('2026-01-15T12:00:00Z', 2)
    const server = createClock(() => 0)
    for (let at = utc('2026-01-01T00:00:00Z'); at < utc('2027-01-01T00:00:00Z'); at += hour) {
      expect(clock.toBroker(at)).toBe(server.milliseconds(at))
    }
  })
})
