import { z } from 'zod'
import { basisPoints, shareOf, type BasisPoints } from '../money/basisPoints.js'
import { isCurrency, type Currency } from '../money/currency.js'
import { minor, type Minor } from '../money/minor.js'
import { DomainFault } from '../fault.js'

/** A share in basis points from 0.01 % to 100 %. */
export const share = z
  .int('expected whole basis points')
  .min(1, 'expected more than 0 %')
  .max(10_000, 'expected at most 100 %')
  .transform((value): BasisPoints => basisPoints(value))

const units = z
  .int('expected whole minor units')
  .min(0, 'expected an amount that is not negative')
  .transform((value): Minor => minor(value))

const currency = z
  .string()
  .refine(isCurrency, 'expected a currency code such as USD')
  .transform((code) => code as Currency)

/** Amounts by size and currency: one row for each size that the program sells. */
export const sizeTableSchema = z.strictObject({
  bySize: z
    .array(z.strictObject({ size: units, currency, amount: units }))
    .min(1)
    .max(200),
})

/**
 * An amount in the terms of a program: minor units of the account's currency, a share of the
 * nominal size, or a table with one row for each size and currency.
 */
export const figureSchema = z.union([units, z.strictObject({ ofSizeBps: share }), sizeTableSchema])

export type Figure = z.output<typeof figureSchema>

/** One value for every payout, or a list by payout number; see `nthOf`. */
export const listOf = <Item extends z.ZodType>(item: Item) =>
  z.union([item.transform((one) => [one]), z.array(item).min(1).max(50)])

/** An account's nominal size and currency: what a figure is taken of. */
export type SizeOf = {
  readonly size: Minor
  readonly currency: Currency
  /** What it was sold as, where it has grown since: tables have rows for sizes that are sold. */
  readonly sold?: Minor
}

/**
 * The amount that a figure means for an account. Shares are rounded half away from zero.
 *
 * @throws DomainFault when a table has no row for the size: publishing checks that it has
 */
export function amountOf(figure: Figure, { size, currency: code, sold = size }: SizeOf): Minor {
  if (typeof figure === 'number') return figure
  if ('ofSizeBps' in figure) return shareOf(size, figure.ofSizeBps, 'halfAwayFromZero')
  const row = figure.bySize.find((each) => each.size === sold && each.currency === code)
  if (!row) throw new DomainFault(`expected an amount for the size ${size} ${code}, found none`)
  return row.amount
}

/** The entry for the first, second, … time; the last one counts for all that follow. */
export function nthOf<T>(list: readonly T[], number: number): T | undefined {
  return list[Math.min(number, list.length) - 1]
}
