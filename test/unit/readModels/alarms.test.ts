import { describe, expect, it } from '@jest/globals'
import { alarmsOf } from '../../../src/readModels/dashboard/alarms.js'
import type { Health, PlatformHealth } from '../../../src/readModels/dashboard/model.js'

const platform = (state: PlatformHealth['state'], error: string | null = null): PlatformHealth => ({
  ...{ id: state, name: `MT5 ${state}`, mode: 'act', since: 5, state, error },
})

const health = (
  worker: NonNullable<Health['worker']>['state'],
  platforms: PlatformHealth[] = [],
): Omit<Health, 'feed'> => ({
  worker: { state: worker, heartbeatAt: worker === 'none' ? null : 7 },
  platforms,
  commands: null,
  mail: { waiting: 0, failed: 0, oldestAt: null },
})

const hold = {
  kind: 'rulings',
  subjectType: 'firm',
  reason: 'hold',
  note: null,
  actorName: 'Dana Okafor',
  connectionName: null,
  at: 3,
}

describe('alarms', () => {
  it('are none while all is well', () => {
    const facts = { health: health('alive', [platform('connected')]), holds: [], followed: 9 }
    expect(alarmsOf(facts)).toEqual([])
  })

  it('say once that the worker is silent, not again for each platform', () => {
    const silent = health('silent', [platform('silent')])
    const alarms = alarmsOf({ health: silent, holds: [], followed: 9 })
    expect(alarms).toEqual([expect.objectContaining({ id: 'worker', tone: 'bad', since: 7 })])
  })

  it('name the platform and its error', () => {
    const troubled = health('alive', [platform('troubled', 'log-in refused')])
    expect(alarmsOf({ health: troubled, holds: [], followed: 9 })[0]?.text).toContain(
      'MT5 troubled is not connected: log-in refused',
    )
  })

  it('miss a worker only where there are accounts to follow and no job looks either', () => {
    const nobody = { health: health('none', [platform('new')]), holds: [] }
    expect(alarmsOf({ ...nobody, followed: 0 })).toEqual([])
    expect(alarmsOf({ ...nobody, followed: 1 })).toHaveLength(1)
    const byJob = { health: health('none', [platform('connected')]), holds: [], followed: 1 }
    expect(alarmsOf(byJob)).toEqual([])
  })

  it('count the breaches that could not be recomputed', () => {
    const facts = { health: health('alive'), holds: [], followed: 9 }
    expect(alarmsOf({ ...facts, unsettled: { unsettled: 0, since: null } })).toEqual([])
    const [alarm] = alarmsOf({ ...facts, unsettled: { unsettled: 2, since: 4 } })
    expect(alarm).toMatchObject({ id: 'rulings', tone: 'bad', since: 4 })
    expect(alarm?.text).toContain('2 breaches')
  })

  it('say what is held, where, by whom and why', () => {
    const held = {
      ...hold,
      subjectType: 'connection',
      connectionName: 'MT5 live-01',
      note: 'bad feed',
    }
    const [alarm] = alarmsOf({ health: health('alive'), holds: [held], followed: 0 })
    expect(alarm).toMatchObject({ tone: 'attention', since: 3 })
    expect(alarm?.text).toContain('on MT5 live-01')
    expect(alarm?.text).toContain('by Dana Okafor: bad feed')
  })
})
