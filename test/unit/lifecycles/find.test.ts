import { describe, expect, it } from '@jest/globals'
import { accountLifecycle } from '../../../src/domain/lifecycles/account.js'
import { lifecycles } from '../../../src/domain/lifecycles/all.js'
import { checkLifecycle } from '../../../src/domain/lifecycles/check.js'
import { extendLifecycle, findMove, movesFrom } from '../../../src/domain/lifecycles/find.js'
import { move } from '../../../src/domain/lifecycles/types.js'

describe('findMove', () => {
  it('finds the move that an event makes in a status', () => {
    expect(findMove(accountLifecycle, 'active', 'breach')?.to).toBe('breached')
    expect(findMove(accountLifecycle, 'provisioningFailed', 'close')?.to).toBe('closed')
  })

  it('finds none where the event, the status or their pair is unknown', () => {
    expect(findMove(accountLifecycle, 'breached', 'breach')).toBeUndefined()
    expect(findMove(accountLifecycle, 'active', 'explode')).toBeUndefined()
    expect(findMove(accountLifecycle, 'toString', 'breach')).toBeUndefined()
  })

  it.each(Object.entries(lifecycles))(
    'answers each status and event of %s with at most one move',
    (_name, lifecycle) => {
      for (const status of Object.keys(lifecycle.statuses)) {
        const events = movesFrom(lifecycle, status).map(({ event }) => event)
        expect(new Set(events).size).toBe(events.length)
        for (const event of events) expect(findMove(lifecycle, status, event)).toBeDefined()
      }
    },
  )
})

describe('movesFrom', () => {
  it('lists the moves of a status in the order of the table', () => {
    const events = movesFrom(accountLifecycle, 'active').map(({ event }) => event)
    expect(events).toEqual(['pass', 'breach', 'expire', 'close', 'replace'])
  })

  it('lists none for a final status', () => {
    expect(movesFrom(accountLifecycle, 'closed')).toEqual([])
  })
})

describe('extendLifecycle', () => {
  const addition = {
    statuses: { archived: { label: 'Archived', tone: 'done' } as const },
    moves: [move({ event: 'archive', label: 'Archive', from: 'closed', to: 'archived' })],
  }

  it('adds statuses and moves and leaves the original as it was', () => {
    const extended = extendLifecycle(accountLifecycle, addition)
    expect(findMove(extended, 'closed', 'archive')?.to).toBe('archived')
    expect(findMove(extended, 'active', 'breach')?.to).toBe('breached')
    expect(Object.keys(accountLifecycle.statuses)).not.toContain('archived')
    expect(() => checkLifecycle(extended)).not.toThrow()
  })

  it('answers an equal lifecycle for an empty addition', () => {
    expect(extendLifecycle(accountLifecycle, {})).toEqual(accountLifecycle)
  })

  it('lets the check refuse an addition that takes over a built-in event', () => {
    const taken = extendLifecycle(accountLifecycle, {
      moves: [move({ event: 'breach', label: 'Forgive', from: 'active', to: 'passed' })],
    })
    expect(() => checkLifecycle(taken)).toThrow(/two moves for breach in active/)
  })
})
