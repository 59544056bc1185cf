import { z } from 'zod'
import { figureValue, moneyValue, type VariableKind } from '../domain/events/variable.js'
import { formatMoney, toDecimalText } from '../domain/money/text.js'
import { isZone } from '../domain/time/tradingDay.js'
import { oneLine, plainLines } from './escape.js'

/** How values are written: the language of the template, the zone of the person. */
export type Style = { readonly language: string; readonly timeZone: string }

type Money = z.output<typeof moneyValue>

const text = z.string().transform(oneLine)
const lines = z.string().transform(plainLines)

/**
 * The words for a stored value, `99,788.10 USD`, `12 November 2026, 13:41 (Prague, UTC+1)`.
 *
 * @throws ZodError when the value is not of that kind
 */
export function formatValue(kind: VariableKind, value: unknown, style: Style): string {
  switch (kind) {
    case 'text':
    case 'link':
      return text.parse(value)
    case 'longText':
      return lines.parse(value)
    case 'money':
      return amountText(moneyValue.parse(value), style)
    case 'figure': {
      const figure = figureValue.parse(value)
      if ('text' in figure) return oneLine(figure.text)
      return 'days' in figure ? daysText(figure.days, style) : amountText(figure, style)
    }
    case 'time':
      return timeText(z.iso.datetime().parse(value), style, 'minute')
    case 'exactTime':
      return timeText(z.iso.datetime().parse(value), style, 'second')
    case 'count':
      return new Intl.NumberFormat(localeOf(style.language)).format(z.int().parse(value))
    case 'percent':
      return percentText(z.int().parse(value), style)
  }
}

/**
 * The locale for a template's language, always with the Gregorian calendar and Latin digits, so
 * that dates and figures can be compared with the back office. English is written day first.
 */
export function localeOf(language: string): string {
  const known = locales.get(language)
  if (known !== undefined) return known
  const base = language === 'en' ? 'en-GB' : (supported(language) ?? 'en-GB')
  const locale = new Intl.Locale(base, { calendar: 'gregory', numberingSystem: 'latn' }).toString()
  locales.set(language, locale)
  return locale
}

const locales = new Map<string, string>()

/** Making a formatter takes longer than all else in a message; there are as many as languages and zones. */
const formatters = new Map<string, Intl.DateTimeFormat>()

function dateFormat(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = JSON.stringify([locale, options])
  const made = formatters.get(key) ?? new Intl.DateTimeFormat(locale, options)
  formatters.set(key, made)
  return made
}

function supported(language: string): string | undefined {
  try {
    return Intl.DateTimeFormat.supportedLocalesOf(language)[0]
  } catch {
    return undefined
  }
}

function amountText({ amount, currency }: Money, { language }: Style): string {
  const locale = localeOf(language)
  if (locale.startsWith('en')) return `${formatMoney(amount, currency)} ${currency}`
  return `${decimalText(toDecimalText(amount, currency), locale)} ${currency}`
}

/** Written from the decimal text, digit by digit: no amount passes through a float. */
function decimalText(decimal: string, locale: string): string {
  const [whole = '0', fraction] = decimal.replace('-', '').split('.')
  const grouped = new Intl.NumberFormat(locale).format(BigInt(whole))
  const point = new Intl.NumberFormat(locale).formatToParts(0.5).find((p) => p.type === 'decimal')
  const digits = fraction === undefined ? '' : `${point?.value ?? '.'}${fraction}`
  return `${decimal.startsWith('-') ? '−' : ''}${grouped}${digits}`
}

function percentText(basisPoints: number, { language }: Style): string {
  const digits = String(Math.abs(basisPoints)).padStart(3, '0')
  const fraction = digits.slice(-2).replace(/0+$/, '')
  const decimal = `${basisPoints < 0 ? '-' : ''}${digits.slice(0, -2)}`
  return `${decimalText(fraction ? `${decimal}.${fraction}` : decimal, localeOf(language))} %`
}

function daysText(days: number, { language }: Style): string {
  const unit = { style: 'unit', unit: 'day', unitDisplay: 'long' } as const
  return new Intl.NumberFormat(localeOf(language), unit).format(days)
}

function timeText(instant: string, style: Style, precision: 'minute' | 'second'): string {
  const timeZone = isZone(style.timeZone) ? style.timeZone : 'UTC'
  const at = new Date(instant)
  const day = dateFormat(localeOf(style.language), { dateStyle: 'long', timeZone })
  const seconds = precision === 'second' ? ({ second: '2-digit' } as const) : {}
  const clock = dateFormat('en-GB', {
    hour: '2-digit',
    minute: '2-digit',
    ...seconds,
    hourCycle: 'h23',
    timeZone,
  })
  return `${day.format(at)}, ${clock.format(at)} (${zoneText(at, timeZone)})`
}

/** `Prague, UTC+1`: the offset tells the two readings of a doubled hour apart. */
function zoneText(at: Date, timeZone: string): string {
  if (timeZone === 'UTC') return 'UTC'
  const offset = dateFormat('en-GB', { timeZone, timeZoneName: 'shortOffset' })
    .formatToParts(at)
    .find((part) => part.type === 'timeZoneName')?.value
  const city = timeZone.split('/').at(-1)?.replaceAll('_', ' ') ?? timeZone
  return `${city}, ${(offset ?? '').replace('GMT', 'UTC').replace('-', '−')}`
}
