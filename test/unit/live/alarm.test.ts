import { describe, expect, it } from '@jest/globals'
import { createAlarm } from '../../../src/live/loop/alarm.js'

const timed = async (work: Promise<void>): Promise<number> => {
  const startedAt = performance.now()
  await work
  return performance.now() - startedAt
}

describe('the alarm of a loop', () => {
  it('wakes within the time of the first ring, and at once when something urgent rings', async () => {
    const alarm = createAlarm()
    alarm.ring(2_000)
    setTimeout(() => alarm.ring(0), 10)
    expect(await timed(alarm.next())).toBeLessThan(1_000)
  })

  it('does not lose a ring that came while nobody slept', async () => {
    const alarm = createAlarm()
    alarm.ring(0)
    await new Promise((resolve) => setTimeout(resolve, 5))
    expect(await timed(alarm.next())).toBeLessThan(1_000)
    alarm.ring(30)
    expect(await timed(alarm.next())).toBeGreaterThan(15)
  })

  it('wakes for good when it is stopped', async () => {
    const alarm = createAlarm()
    setTimeout(alarm.stop, 5)
    await alarm.next()
  })
})
