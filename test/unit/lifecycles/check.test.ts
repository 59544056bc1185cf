import { describe, expect, it } from '@jest/globals'
import { DomainFault } from '../../../src/domain/fault.js'
import { lifecycles } from '../../../src/domain/lifecycles/all.js'
import { checkLifecycle } from '../../../src/domain/lifecycles/check.js'
import { move, type Lifecycle } from '../../../src/domain/lifecycles/types.js'

const words = { label: 'x', tone: 'done' } as const

/** A door that is right in every way; each test breaks one thing. */
const door: Lifecycle = {
  name: 'door',
  table: 'doors',
  initial: 'shut',
  audited: true,
  statuses: { shut: words, open: words, broken: words },
  moves: [
    move({ event: 'open', label: 'Open', from: 'shut', to: 'open', undo: { event: 'shut' } }),
    move({ event: 'shut', label: 'Shut', from: 'open', to: 'shut', undo: { event: 'open' } }),
    move({ event: 'break', label: 'Break', from: ['shut', 'open'], to: 'broken' }),
  ],
}

const withMove = (...more: Lifecycle['moves']): Lifecycle => ({
  ...door,
  moves: [...door.moves, ...more],
})

describe('checkLifecycle', () => {
  it('accepts a table that is right', () => {
    expect(() => checkLifecycle(door)).not.toThrow()
  })

  it.each(Object.entries(lifecycles))('accepts the lifecycle %s', (_name, lifecycle) => {
    expect(() => checkLifecycle(lifecycle)).not.toThrow()
  })

  const broken: [string, Lifecycle, RegExp][] = [
    ['an initial status that does not exist', { ...door, initial: 'ajar' }, /unknown status ajar/],
    [
      'a move to a status that does not exist',
      withMove(move({ event: 'lock', label: 'Lock', from: 'shut', to: 'locked' })),
      /unknown status locked/,
    ],
    [
      'a move from a status that does not exist',
      withMove(move({ event: 'unlock', label: 'Unlock', from: 'locked', to: 'shut' })),
      /unknown status locked/,
    ],
    [
      'a status named like a member of every object',
      withMove(move({ event: 'lock', label: 'Lock', from: 'shut', to: 'constructor' })),
      /unknown status constructor/,
    ],
    [
      'two answers to one event in one status',
      withMove(move({ event: 'open', label: 'Open', from: ['broken', 'shut'], to: 'broken' })),
      /two moves for open in shut/,
    ],
    [
      'one status named twice by the same move',
      withMove(move({ event: 'mend', label: 'Mend', from: ['broken', 'broken'], to: 'shut' })),
      /two moves for mend in broken/,
    ],
    [
      'a status that nothing leads to',
      { ...door, statuses: { ...door.statuses, painted: words } },
      /nothing leads to painted/,
    ],
    [
      'statuses that only lead to each other',
      {
        ...withMove(
          move({ event: 'melt', label: 'Melt', from: 'frozen', to: 'wet' }),
          move({ event: 'freeze', label: 'Freeze', from: 'wet', to: 'frozen' }),
        ),
        statuses: { ...door.statuses, frozen: words, wet: words },
      },
      /nothing leads to frozen; nothing leads to wet/,
    ],
    [
      'an undo that does not exist',
      withMove(
        move({
          event: 'mend',
          label: 'Mend',
          from: 'broken',
          to: 'shut',
          undo: { event: 'unmend' },
        }),
      ),
      /mend names unmend as its undo, which shut does not offer/,
    ],
    [
      'an undo that exists elsewhere but not where the move leads',
      withMove(
        move({ event: 'mend', label: 'Mend', from: 'broken', to: 'shut', undo: { event: 'shut' } }),
      ),
      /mend names shut as its undo, which shut does not offer/,
    ],
    [
      'a move that leaves no status',
      withMove(move({ event: 'vanish', label: 'Vanish', from: [], to: 'shut' })),
      /vanish starts from no status/,
    ],
    [
      'a move for a role that does not exist',
      withMove(
        move({
          event: 'mend',
          label: 'Mend',
          from: 'broken',
          to: 'shut',
          roles: ['nobody' as never],
        }),
      ),
      /mend names the unknown role nobody/,
    ],
  ]

  it.each(broken)('refuses %s', (_what, lifecycle, message) => {
    expect(() => checkLifecycle(lifecycle)).toThrow(DomainFault)
    expect(() => checkLifecycle(lifecycle)).toThrow(message)
    expect(() => checkLifecycle(lifecycle)).toThrow(/lifecycle door/)
  })

  it('names everything that is wrong at once', () => {
    const lifecycle = { ...door, initial: 'ajar', statuses: { ...door.statuses, painted: words } }
    expect(() => checkLifecycle(lifecycle)).toThrow(/unknown status ajar.*nothing leads to painted/)
  })
})
