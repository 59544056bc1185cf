import type { Currency } from '../../domain/money/currency.js'
import type { Minor } from '../../domain/money/minor.js'
import { formatMoney } from '../../domain/money/text.js'

/** `1,250.00 USD`. */
export const moneyText = (amount: Minor, currency: Currency): string =>
  `${formatMoney(amount, currency)} ${currency}`

/** The reader's own zone is named with each time. */
const withZone = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  timeZoneName: 'short',
})

const clock = new Intl.DateTimeFormat('en-GB', {
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
})

/** `22 Nov 2026, 14:05 CET`. */
export const timeText = (at: string | number): string => withZone.format(new Date(at))

const day = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
})

/** `2026-11-22` → `22 Nov 2026`: a day of the program's calendar, whatever the reader's zone. */
export const dateText = (date: string): string =>
  Number.isNaN(Date.parse(date)) ? date : day.format(new Date(date))

/** `14:05:22`. */
export const clockText = (at: number): string => clock.format(new Date(at))

/** `8000` basis points → `80 %`. */
export const percentText = (basisPoints: number): string =>
  `${(basisPoints / 100).toFixed(1).replace(/\.0$/, '')} %`

/** `count(1, 'position')` → `1 position`. */
export const count = (number: number, noun: string): string =>
  `${number} ${noun}${number === 1 ? '' : 's'}`
