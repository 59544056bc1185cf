import type { BasisPoints } from '../money/basisPoints.js'
import type { Minor } from '../money/minor.js'
import { formatMoney } from '../money/text.js'
import { amountOf, type Figure, type SizeOf } from './figure.js'

/** `1,250.00 USD`. */
export const moneyWords = (amount: Minor, { currency }: SizeOf): string =>
  `${formatMoney(amount, currency)} ${currency}`

/** `3,000.00 USD`, whatever the terms say it as. */
export const figureWords = (figure: Figure, account: SizeOf): string =>
  moneyWords(amountOf(figure, account), account)

/** `8000` basis points → `80 %`. */
export const percentWords = (bps: BasisPoints): string => `${bps / 100} %`

export const dayWords = (count: number): string => (count === 1 ? '1 day' : `${count} days`)

/**
 * A list by payout number as people read it: `60 % of the first payout, 70 % of the second, then
 * 80 %`. Entries that repeat are said once.
 */
export function byNumber(texts: readonly string[], join: string): string {
  const [only] = texts
  if (only === undefined) return ''
  if (texts.every((text) => text === only)) return only
  const last = texts.length - 1
  return texts
    .map((text, index) => {
      const name = ordinal(index + 1)
      if (index === last) return `${text} ${join} the ${name} and every later one`
      return `${text} ${join} the ${name}${index === 0 ? ' payout' : ''}`
    })
    .join(', ')
}

const names = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth']

/** `first` … `ninth`, `10th`. */
export function ordinal(number: number): string {
  const name = names[number - 1]
  if (name !== undefined) return name
  const ends = { 1: 'st', 2: 'nd', 3: 'rd' }[number % 10] ?? 'th'
  return `${number}${number % 100 > 10 && number % 100 < 14 ? 'th' : ends}`
}

/** `the first payout`, `the first 3 payouts`. */
export const firstPayouts = (count: number): string =>
  count === 1 ? 'the first payout' : `the first ${count} payouts`
