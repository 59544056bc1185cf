import { describe, expect, it } from '@jest/globals'
import { minor } from '../../../src/domain/money/minor.js'
import { compilePhase } from '../../../src/domain/rules/compilePhase.js'
import { ruleRegistry } from '../../../src/domain/rules/ruleRegistry.js'

const day = 86_400_000
const phaseWith = (rule: string, parameters: object) =>
  compilePhase(
    {
      currency: 'USD',
      size: minor(5_000_000),
      startingBalance: minor(5_000_000),
      calendar: { zone: 'Europe/Prague', resetAt: '00:00' },
      rules: [
        { key: 'clock', rule, revision: 1, parameters: { ...parameters } },
        {
          key: 'loss',
          rule: 'maximumLoss',
          revision: 1,
          parameters: { follows: 'static', percent: 1_000 },
        },
      ],
    },
    ruleRegistry(),
  )

const start = Date.UTC(2026, 10, 2, 9)

describe('an extension', () => {
  it.each([
    ['timeLimit', { days: 30, from: 'phaseStart' }],
    ['inactivity', { days: 30 }],
  ])('moves the deadline of %s by exactly its days and nothing else', (rule, parameters) => {
    const phase = phaseWith(rule, parameters)
    const before = phase.start(start)
    const after = phase.extend(before, 7)
    const deadline = (state: typeof before) =>
      Number(phase.limits(state).find(({ rule }) => rule === 'clock')?.limit)
    expect(deadline(after) - deadline(before)).toBe(7 * day)
    expect(phase.isDue(before, deadline(before), 'all')).toBe(true)
    expect(phase.isDue(after, deadline(after) - 1, 'all')).toBe(false)
    expect(phase.isDue(after, deadline(after), 'all')).toBe(true)
    const changed = before.flatMap((value, slot) => (value === after[slot] ? [] : [slot]))
    expect(changed).toHaveLength(1)
  })

  it('keeps the time of day over a change of summer time', () => {
    // 2027-03-28 is the change in Prague: seven days later by the clock are an hour shorter.
    const phase = phaseWith('timeLimit', { days: 30, from: 'phaseStart', lastDay: 'sameTime' })
    const spring = phase.start(Date.UTC(2027, 1, 22, 9))
    const deadline = (state: typeof spring) =>
      Number(phase.limits(state).find(({ rule }) => rule === 'clock')?.limit)
    expect(new Date(deadline(spring)).toISOString()).toBe('2027-03-24T09:00:00.000Z')
    expect(new Date(deadline(phase.extend(spring, 7))).toISOString()).toBe(
      '2027-03-31T08:00:00.000Z',
    )
  })

  it('leaves a time limit alone that has not begun', () => {
    const phase = phaseWith('timeLimit', { days: 30, from: 'firstTrade' })
    const state = phase.start(start)
    expect(phase.extend(state, 7)).toEqual(state)
  })
})

it('a re-opening that shifts clocks moves a time limit by the time that passed', () => {
  const phase = phaseWith('timeLimit', { days: 30, from: 'phaseStart' })
  const state = phase.start(start)
  const again = phase.reopen(state, start + 3 * day, { balance: 'latest', days: 'shift' })
  const deadline = (each: typeof state) =>
    Number(phase.limits(each).find(({ rule }) => rule === 'clock')?.limit)
  expect(deadline(again) - deadline(state)).toBe(3 * day)
})
