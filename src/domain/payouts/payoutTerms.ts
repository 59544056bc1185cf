import { z } from 'zod'
import { basisPoints } from '../money/basisPoints.js'
import { minor } from '../money/minor.js'
import { figureSchema, share, type Figure, type SizeOf } from './figure.js'

const days = z.int().min(0).max(1_000)

const listOf = <Item extends z.ZodType>(item: Item) =>
  z.union([item.transform((one) => [one]), z.array(item).min(1).max(50)])

const buffer = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('none') }),
  /** Stays on the account for good: only profit above it can leave. */
  z.strictObject({ kind: z.literal('kept'), amount: figureSchema }),
  /** Has to be reached, then all of the profit can leave. */
  z.strictObject({ kind: z.literal('reached'), amount: figureSchema }),
  /** This share of the profit stays on the account. */
  z.strictObject({ kind: z.literal('shareKept'), bps: share }),
])

/**
 * How a program pays out. Every point on which published rules differ is a parameter; `{}` is a
 * program without cap or buffer that pays 80 % every 14 days.
 */
export const payoutTermsSchema = z.strictObject({
  /** The trader's share: one, or a list by payout number whose last entry repeats. Default 80 %. */
  splitBps: listOf(share).default([basisPoints(8_000)]),
  /** Trading days from `waitFrom` to the first payout. Default 14. */
  firstWaitDays: days.default(14),
  /** Trading days from one request to the next. Default 14. */
  nextWaitDays: days.default(14),
  waitFrom: z.enum(['firstTrade', 'accountOpened']).default('firstTrade'),
  /** The least that a trader's share may be. Default 0. */
  minimum: figureSchema.default(minor(0)),
  /** The most for one payout: one, or a list by payout number. Default none. */
  cap: listOf(figureSchema).nullable().default(null),
  /**
   * `capThenSplit`: the cap limits the profit, of which the trader gets a share. `splitThenCap`:
   * it limits what the trader gets.
   */
  capOrder: z.enum(['capThenSplit', 'splitThenCap']).default('capThenSplit'),
  /** Profit over the cap stays on the account, or is taken without being paid. Default it stays. */
  overCap: z.enum(['stays', 'deducted']).default('stays'),
  buffer: buffer.default({ kind: 'none' }),
  /** What profit is counted from: the starting balance, or what the last payout left. */
  balanceBase: z.enum(['startingBalance', 'afterLastPayout']).default('startingBalance'),
  /** Days with a trade since the last payout. Default 0. */
  tradingDays: days.default(0),
  /** Days since the last payout whose profit was at least `minimum`. */
  profitableDays: z
    .strictObject({ count: z.int().min(1).max(100), minimum: figureSchema })
    .nullable()
    .default(null),
  /** The best day's share of the profit may be at most this. Default no limit. */
  bestDayBps: share.nullable().default(null),
  /** Cost of a transfer, and who bears it. Default none. */
  transferFee: z
    .strictObject({ amount: figureSchema, paidBy: z.enum(['trader', 'firm']) })
    .nullable()
    .default(null),
})

export type PayoutTerms = z.output<typeof payoutTermsSchema>

/** A field of the terms that has no amount for a size that the program sells. */
export type MissingFigure = { readonly path: string; readonly size: SizeOf }

/** The tables in the terms that lack a row for one of the sizes: a version with one is not published. */
export function missingFigures(terms: PayoutTerms, sizes: readonly SizeOf[]): MissingFigure[] {
  const { buffer: kept, cap, minimum, profitableDays, transferFee } = terms
  const figures: [path: string, figure: Figure | undefined][] = [
    ['minimum', minimum],
    ...(cap ?? []).map((figure, index): [string, Figure] => [`cap.${index}`, figure]),
    ['buffer.amount', 'amount' in kept ? kept.amount : undefined],
    ['profitableDays.minimum', profitableDays?.minimum],
    ['transferFee.amount', transferFee?.amount],
  ]
  return figures.flatMap(([path, figure]) =>
    typeof figure === 'object' && 'bySize' in figure
      ? sizes
          .filter(({ size, currency }) =>
            figure.bySize.every((row) => row.size !== size || row.currency !== currency),
          )
          .map((size) => ({ path, size }))
      : [],
  )
}
