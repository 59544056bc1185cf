import { basisPoints, type BasisPoints } from '../../src/domain/money/basisPoints.js'
import type { Currency } from '../../src/domain/money/currency.js'
import { minor, type Minor } from '../../src/domain/money/minor.js'
import { roundDecimalText, scaledInteger, toDecimalText } from '../../src/domain/money/text.js'
import { Unsupported } from './publishedCase.js'

/** All published cases are in dollars, or in a currency with cents too. */
const cents: Currency = 'USD'

/** `5123.19` → 512,319 cents. */
export function money(value: unknown): Minor {
  const amount = roundDecimalText(plain(value), cents)
  if (amount === null) throw new Unsupported(`expected an amount, was ${String(value)}`)
  return amount
}

/** Cents → `5123.19`, as the cases write it. */
export const decimal = (amount: number): number => Number(toDecimalText(minor(amount), cents))

/** `2.5` percent → 250 basis points; a finer one has no counterpart. */
export function percent(value: unknown): BasisPoints {
  const points = scaled(value, 2)
  if (scaled(value, 6) !== points * 10_000) {
    throw new Unsupported(`expected a percentage of at most two decimals, was ${String(value)}`)
  }
  return basisPoints(points)
}

/** 250 basis points → `2.5`. */
export const percentOf = (share: number): number => Number(toDecimalText(minor(share), cents))

/** `0.25` with 4 decimals → 2,500: factors, lots and other plain decimals as whole numbers. */
export function scaled(value: unknown, decimals: number): number {
  const whole = scaledInteger(plain(value), decimals)
  if (whole === null) throw new Unsupported(`expected a number, was ${String(value)}`)
  return whole
}

const plain = (value: unknown): string =>
  typeof value === 'number' && Number.isFinite(value) ? String(value) : 'none'
