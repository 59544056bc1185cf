import { describe, expect, it } from '@jest/globals'
import { clockTicks } from '../../../src/admin/charts/clockTicks.js'

const startsAt = Date.parse('2026-11-11T23:00:00Z')
const day = { startsAt, endsAt: startsAt + 86_400_000 }

const timesBetween = (from: string, to: string): string[] => {
  const place = (at: string) => (Date.parse(`2026-11-12T${at}Z`) - startsAt) / 86_400_000
  return clockTicks(day, { from: place(from), to: place(to) }).map(({ at }) =>
    new Date(at).toISOString().slice(11, 19),
  )
}

describe('times under a chart of one day', () => {
  it('are round and few, however long the story is', () => {
    expect(timesBetween('12:45:28', '12:46:40')).toEqual([
      '12:45:30',
      '12:45:45',
      '12:46:00',
      '12:46:15',
      '12:46:30',
    ])
    expect(timesBetween('08:07:00', '14:50:00')).toEqual([
      '09:00:00',
      '10:00:00',
      '11:00:00',
      '12:00:00',
      '13:00:00',
      '14:00:00',
    ])
  })

  it('stand where the line of the moment is drawn', () => {
    const [first] = clockTicks(day, { from: 0.5, to: 0.6 })
    expect(first?.x).toBeCloseTo(((first?.at ?? 0) - startsAt) / 86_400_000, 10)
  })
})
