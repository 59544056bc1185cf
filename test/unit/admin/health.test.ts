import { describe, expect, it } from '@jest/globals'
import { healthOf } from '../../../src/admin/dashboard/health.js'
import { emptyDashboard } from '../readModels/emptyDashboard.js'

const at = 1_000_000_000_000
const second = 1_000
const textOf = (health: Partial<ReturnType<typeof emptyDashboard>['health']>, label: string) => {
  const empty = emptyDashboard(at)
  return healthOf({ ...empty, health: { ...empty.health, ...health } }).find(
    (cell) => cell.label === label,
  )
}
const platform = (state: 'connected' | 'silent' | 'new') => ({
  ...{ id: state, name: state, mode: 'act', error: null, since: at, state },
})

describe('the health of the machine in words', () => {
  it('leaves out what the person may not see', () => {
    expect(healthOf(emptyDashboard(at)).map(({ label }) => label)).toEqual(['E-mail'])
  })

  it('is bad as soon as one platform is silent, and only waits for one that is new', () => {
    expect(textOf({ platforms: [platform('connected'), platform('silent')] }, 'Platforms')).toEqual(
      expect.objectContaining({ tone: 'bad', text: '1 of 2 connected' }),
    )
    expect(textOf({ platforms: [platform('connected'), platform('new')] }, 'Platforms')?.tone).toBe(
      'waiting',
    )
  })

  it('does not call figures fresh while the worker is silent', () => {
    const feed = { followed: 12, stale: 0, staleSince: null, newestAt: at - 46 * second }
    const worker = { state: 'silent' as const, heartbeatAt: at - 46 * second }
    expect(textOf({ feed, worker }, 'Feed')).toMatchObject({
      tone: 'attention',
      text: 'nothing new for 46 s',
    })
    const alive = { state: 'alive' as const, heartbeatAt: at }
    expect(textOf({ feed, worker: alive }, 'Feed')?.text).toBe('12 accounts, none stale')
  })

  it('marks mail that waits too long or failed', () => {
    const mail = (oldestAt: number | null, failed = 0) => ({
      mail: { waiting: 3, failed, oldestAt },
    })
    expect(textOf(mail(at - 9 * second), 'E-mail')).toMatchObject({
      tone: 'done',
      text: '3 queued, oldest 9 s',
    })
    expect(textOf(mail(at - 700 * second), 'E-mail')?.tone).toBe('attention')
    expect(textOf(mail(null, 2), 'E-mail')).toMatchObject({
      tone: 'attention',
      text: 'none queued, 2 failed',
    })
  })
})
