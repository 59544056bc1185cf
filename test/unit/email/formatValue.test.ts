import { describe, expect, it } from '@jest/globals'
import { formatValue } from '../../../src/email/formatValue.js'

const prague = { language: 'en', timeZone: 'Europe/Prague' }
const usd = (amount: number) => ({ amount, currency: 'USD' })

describe('writing values for people', () => {
  it.each([
    ['money', usd(125_000), '1,250.00 USD'],
    ['money', usd(-326_825), '−3,268.25 USD'],
    ['money', usd(0), '0.00 USD'],
    ['money', { amount: 1_500, currency: 'JPY' }, '1,500 JPY'],
    ['money', { amount: 1_500, currency: 'KWD' }, '1.500 KWD'],
    ['money', usd(900_719_925_474_099_1), '90,071,992,547,409.91 USD'],
    ['figure', usd(9_978_810), '99,788.10 USD'],
    ['figure', { days: 1 }, '1 day'],
    ['figure', { days: 30 }, '30 days'],
    ['percent', 8_000, '80 %'],
    ['percent', 1_250, '12.5 %'],
    ['percent', 5, '0.05 %'],
    ['percent', -50, '−0.5 %'],
    ['count', 5_000, '5,000'],
    ['text', 'a\r\nb', 'a b'],
    ['longText', 'a\r\nb\u0000', 'a\nb'],
  ] as const)('writes %s %j as %s', (kind, value, words) => {
    expect(formatValue(kind, value, prague)).toBe(words)
  })

  it('names the zone and tells the two readings of a doubled hour apart', () => {
    const at = (instant: string) => formatValue('exactTime', instant, prague)
    expect(at('2026-10-25T00:30:00.000Z')).toBe('25 October 2026, 02:30:00 (Prague, UTC+2)')
    expect(at('2026-10-25T01:30:00.000Z')).toBe('25 October 2026, 02:30:00 (Prague, UTC+1)')
  })

  it('never shows a deadline later than it is: seconds are cut, not rounded', () => {
    expect(formatValue('time', '2026-11-19T12:41:59.999Z', prague)).toContain('13:41 (')
  })

  it('writes the day of the recipient, not of UTC', () => {
    const tokyo = { language: 'en', timeZone: 'Asia/Tokyo' }
    expect(formatValue('time', '2026-11-12T23:30:00Z', tokyo)).toBe(
      '13 November 2026, 08:30 (Tokyo, UTC+9)',
    )
  })

  it.each(['', 'Mars/Olympus', 'CEST', '+02:00'])(
    'falls back to UTC for the zone %j',
    (timeZone) => {
      expect(formatValue('time', '2026-11-12T12:41:07Z', { language: 'en', timeZone })).toBe(
        '12 November 2026, 12:41 (UTC)',
      )
    },
  )

  it.each([
    ['de', '1.250,00 USD', '12. November 2026, 13:41 (Prague, UTC+1)'],
    ['pl', '12 345,67 USD', null],
    ['th', null, '12 พฤศจิกายน ค.ศ. 2026, 13:41 (Prague, UTC+1)'],
    ['xx-nonsense', '1,250.00 USD', '12 November 2026, 13:41 (Prague, UTC+1)'],
    ['not a language', '1,250.00 USD', '12 November 2026, 13:41 (Prague, UTC+1)'],
  ])('writes amounts and days as %s does', (language, amount, day) => {
    const style = { ...prague, language }
    const cents = language === 'pl' ? 1_234_567 : 125_000
    if (amount !== null) {
      expect(formatValue('money', usd(cents), style).replace(/\u00a0/g, ' ')).toBe(amount)
    }
    if (day !== null) expect(formatValue('time', '2026-11-12T12:41:07Z', style)).toBe(day)
  })

  it('keeps the Gregorian year and Latin digits in languages that have their own', () => {
    for (const language of ['th', 'fa', 'ar', 'ja']) {
      expect(formatValue('time', '2026-11-12T12:41:07Z', { ...prague, language })).toContain('2026')
      expect(formatValue('count', 25, { ...prague, language })).toBe('25')
    }
  })
})
