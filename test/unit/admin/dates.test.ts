import { describe, expect, it } from '@jest/globals'
import { clockText, dayText, durationText, whenText } from '../../../src/admin/parts/dates.js'

const at = Date.parse('2026-11-12T12:41:07.212Z')

describe('dates of the back office', () => {
  it('are shown in the zone that is asked for', () => {
    expect(clockText(at, 'Europe/Prague')).toBe('13:41:07.212')
    expect(clockText(at, 'Asia/Tokyo')).toBe('21:41:07.212')
    expect(dayText(Date.parse('2026-09-12T23:30:00Z'), 'Europe/Prague')).toBe('13 Sep')
  })

  it('are a time today, a day this year and a date before that', () => {
    const now = Date.parse('2026-11-12T13:32:00Z')
    expect(whenText(at, now, 'Europe/Prague')).toBe('13:41')
    expect(whenText(Date.parse('2026-03-03T09:26:31Z'), now, 'Europe/Prague')).toBe('3 Mar')
    expect(whenText(Date.parse('2025-03-03T09:26:31Z'), now, 'Europe/Prague')).toBe('3 Mar 2025')
  })

  it('have durations in their two largest units', () => {
    expect([12_000, 300_000, 67_320_000, 109_560_000].map(durationText)).toEqual([
      '12 s',
      '5 m',
      '18 h 42 m',
      '1 d 6 h',
    ])
  })
})
