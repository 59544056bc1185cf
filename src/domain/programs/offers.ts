import { z } from 'zod'
import { shareOf } from '../money/basisPoints.js'
import type { Minor } from '../money/minor.js'
import { amountOf, share, sizeTableSchema, type SizeOf } from '../payouts/figure.js'
import { roles, type Role } from '../roles.js'

/** What an offer costs: a share of the fee, or amounts by size in the currency of the prices. */
export const offerPriceSchema = z.union([
  z.strictObject({ ofFeeBps: share }),
  sizeTableSchema.refine(
    ({ bySize }) => bySize.every(({ amount }) => amount > 0),
    'expected amounts above zero: what costs nothing is no paid offer',
  ),
])

export type OfferPrice = z.output<typeof offerPriceSchema>

const times = z.int().min(1, 'expected at least once').max(100).default(1)
const days = (standard: number) =>
  z.int().min(1, 'expected at least one day').max(365).default(standard)

/**
 * What a trader may have besides the challenge that was bought. What is null, the default, is not
 * offered.
 */
export const offersSchema = z.strictObject({
  /** The account of a failed, or a running, challenge starts anew for a price. */
  reset: z
    .strictObject({
      price: offerPriceSchema,
      /** Per challenge. Default 1. */
      times,
      /** After the challenge failed. Default 14. */
      withinDays: days(14),
      /** Whether an account that is still traded on may be reset. Default true. */
      whileRunning: z.boolean().default(true),
    })
    .nullable()
    .default(null),
  /** The phase again, free, after its time ran out in profit and without a breach. */
  retry: z
    .strictObject({ times, withinDays: days(14) })
    .nullable()
    .default(null),
  /** Calendar days more for the time limit and the clock of inactivity of a running phase. */
  extension: z
    .strictObject({ price: offerPriceSchema, days: days(7), times })
    .nullable()
    .default(null),
  /** A free new attempt after the first failure of a challenge. */
  secondChance: z
    .strictObject({ per: z.enum(['person', 'challenge']).default('person'), withinDays: days(14) })
    .nullable()
    .default(null),
  /**
   * Challenges without payment: how many of this program a person of each role gives in 30 days
   * alone. Default none: a second person confirms each.
   */
  giveaway: z
    .strictObject({ limits: z.partialRecord(z.enum(roles), z.int().min(0).max(10_000)) })
    .nullable()
    .default(null),
})

export type OfferTerms = z.output<typeof offersSchema>

export const offerKinds = ['reset', 'retry', 'extension', 'secondChance'] as const
export type OfferKind = (typeof offerKinds)[number]

export const paidOffers = ['reset', 'extension'] as const
export type PaidOffer = (typeof paidOffers)[number]
export const freeOffers = ['retry', 'secondChance'] as const
export type FreeOffer = (typeof freeOffers)[number]

const among = <T extends string>(list: readonly T[]) => {
  const names: ReadonlySet<string> = new Set(list)
  return (kind: string): kind is T => names.has(kind)
}

export const isOffer = among(offerKinds)
export const isPaidOffer = among(paidOffers)

/** Kinds of orders whose price is revenue; nobody pays for the others. */
export const revenueKinds = ['purchase', ...paidOffers] as const
export const isRevenue = among(revenueKinds)

/** Whether somebody has to pay an order: a reset that is given free costs nothing. */
export const isPaidFor = ({ kind, amount }: { readonly kind: string; readonly amount: number }) =>
  isRevenue(kind) && amount > 0

/** Kinds of orders that an operator gives without payment, within limits. */
export const givenKinds = ['giveaway', 'replacement'] as const
export const isGiven = among(givenKinds)

/** Who makes orders by hand and gives what a program offers. */
export const giverRoles = ['admin', 'manager', 'support'] as const satisfies readonly Role[]

/** What an offer costs for a size. Shares of the fee are rounded half away from zero. */
export const offerPrice = (price: OfferPrice, fee: Minor, size: SizeOf): Minor =>
  'ofFeeBps' in price ? shareOf(fee, price.ofFeeBps, 'halfAwayFromZero') : amountOf(price, size)
