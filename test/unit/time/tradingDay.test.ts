import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { DomainFault } from '../../../src/domain/fault.js'
import {
  checkCalendar,
  isZone,
  nextTradingDay,
  tradingDayAt,
  type DayCalendar,
} from '../../../src/domain/time/tradingDay.js'

const hour = 3_600_000
const at = (text: string): number => Date.parse(text)
const iso = (ms: number): string => new Date(ms).toISOString()

const prague = (resetAt: string): DayCalendar => ({ zone: 'Europe/Prague', resetAt })
const newYork = (resetAt: string): DayCalendar => ({ zone: 'America/New_York', resetAt })
const chicago = (resetAt: string): DayCalendar => ({ zone: 'America/Chicago', resetAt })

describe('tradingDayAt', () => {
  it('begins at the reset itself and ends right before the next one', () => {
    const calendar = prague('17:00')
    const reset = at('2026-11-22T16:00:00Z')
    expect(tradingDayAt(reset - 1, calendar).date).toBe('2026-11-21')
    expect(tradingDayAt(reset, calendar)).toEqual({
      date: '2026-11-22',
      startsAt: reset,
      endsAt: reset + 24 * hour,
    })
    expect(tradingDayAt(reset + 24 * hour - 1, calendar).date).toBe('2026-11-22')
  })

  // Clocks: Prague forward 29 March 2026, back 25 October; the United States 8 March, 1 November.
  it.each([
    ['Prague, forward', prague('00:00'), '2026-03-29', '2026-03-28T23:00:00.000Z', 23],
    ['Prague, back', prague('00:00'), '2026-10-25', '2026-10-24T22:00:00.000Z', 25],
    ['Prague at 17:00, forward', prague('17:00'), '2026-03-28', '2026-03-28T16:00:00.000Z', 23],
    ['New York at 17:00, forward', newYork('17:00'), '2026-03-07', '2026-03-07T22:00:00.000Z', 23],
    ['New York at 17:00, back', newYork('17:00'), '2026-10-31', '2026-10-31T21:00:00.000Z', 25],
    ['New York, usual', newYork('17:00'), '2026-06-01', '2026-06-01T21:00:00.000Z', 24],
    ['Chicago at 16:00, forward', chicago('16:00'), '2026-03-07', '2026-03-07T22:00:00.000Z', 23],
    ['Chicago at 16:00, back', chicago('16:00'), '2026-10-31', '2026-10-31T21:00:00.000Z', 25],
  ] as const)('%s', (_name, calendar, date, startsAt, hours) => {
    const day = tradingDayAt(at(startsAt), calendar)
    expect({ date: day.date, startsAt: iso(day.startsAt) }).toEqual({ date, startsAt })
    expect((day.endsAt - day.startsAt) / hour).toBe(hours)
  })

  it.each([
    ['Prague', prague('02:30'), '2026-03-29T01:30:00.000Z'],
    ['New York', newYork('02:30'), '2026-03-08T07:30:00.000Z'],
    ['Chicago', chicago('02:00'), '2026-03-08T08:00:00.000Z'],
  ])('a reset inside the hour that %s skips is an hour later, once', (_zone, calendar, reset) => {
    const day = tradingDayAt(at(reset) + 6 * hour, calendar)
    expect(iso(day.startsAt)).toBe(reset)
    expect(tradingDayAt(day.startsAt - 1, calendar).endsAt).toBe(day.startsAt)
  })

  it.each([
    ['Prague', prague('02:30'), '2026-10-25T00:30:00.000Z'],
    ['New York', newYork('01:30'), '2026-11-01T05:30:00.000Z'],
    ['Chicago', chicago('01:30'), '2026-11-01T06:30:00.000Z'],
  ])('a reset inside the hour that %s has twice is the first of both', (_zone, calendar, first) => {
    const day = tradingDayAt(at(first), calendar)
    expect(iso(day.startsAt)).toBe(first)
    expect(tradingDayAt(at(first) + hour, calendar)).toEqual(day)
  })

  it('is the same day in every zone that has no daylight saving', () => {
    const day = tradingDayAt(at('2026-03-29T12:00:00Z'), { zone: 'UTC', resetAt: '00:00' })
    expect(day.endsAt - day.startsAt).toBe(24 * hour)
  })
})

const zones = ['Europe/Prague', 'America/New_York', 'America/Chicago', 'Asia/Kolkata', 'UTC']
const calendars = fc.record({
  zone: fc.constantFrom(...zones, 'Australia/Lord_Howe', 'America/Sao_Paulo', 'America/Havana'),
  resetAt: fc
    .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
    .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':')),
})
const instants = fc.integer({ min: at('2015-01-01T00:00:00Z'), max: at('2035-01-01T00:00:00Z') })

describe('trading days', () => {
  it('contain the instant they were asked for and follow each other without a gap', () => {
    fc.assert(
      fc.property(instants, calendars, (instant, calendar) => {
        const day = tradingDayAt(instant, calendar)
        expect(day.startsAt <= instant && instant < day.endsAt).toBe(true)
        const next = nextTradingDay(day, calendar)
        expect(next.startsAt).toBe(day.endsAt)
        expect(tradingDayAt(next.startsAt, calendar)).toEqual(next)
        const hours = (day.endsAt - day.startsAt) / hour
        expect(hours >= 22.5 && hours <= 25.5).toBe(true)
      }),
    )
  })
})

describe('checkCalendar', () => {
  it('accepts IANA zones and times', () => {
    expect(() => checkCalendar(prague('23:59'))).not.toThrow()
    expect(() => checkCalendar({ zone: 'UTC', resetAt: '00:00' })).not.toThrow()
  })

  it.each(['24:00', '7:00', '17:60', '17:00:00', '', '1700'])(
    'refuses the time "%s"',
    (resetAt) => {
      expect(() => checkCalendar(prague(resetAt))).toThrow(DomainFault)
      expect(() => checkCalendar(prague(resetAt))).toThrow(`was "${resetAt}"`)
    },
  )

  it.each(['CET', 'EST', 'GMT+2', '+02:00', 'Europe/Nowhere', 'Europe', 'local', '', 'UTC+1'])(
    'refuses the zone "%s"',
    (zone) => {
      expect(isZone(zone)).toBe(false)
      expect(() => checkCalendar({ zone, resetAt: '00:00' })).toThrow(`was "${zone}"`)
    },
  )
})
