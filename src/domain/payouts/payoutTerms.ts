import { z } from 'zod'
import { basisPoints } from '../money/basisPoints.js'
import { minor } from '../money/minor.js'
import { bufferSchema } from './bufferTerms.js'
import { endedTermsSchema } from './endedTerms.js'
import { figureSchema, listOf, share } from './figure.js'
import { cyclesSchema, splitByWithdrawnSchema } from './splitTerms.js'

const days = z.int().min(0).max(1_000)

/** A figure, or a share of the balance that the last payout left (the starting balance before it). */
const targetSchema = z.union([figureSchema, z.strictObject({ ofLastBalanceBps: share })])

const ended = endedTermsSchema.nullable().default(null)

/**
 * How a program pays out. Every point on which published rules differ is a parameter; `{}` is a
 * program without cap or buffer that pays 80 % every 14 days.
 */
export const payoutTermsSchema = z.strictObject({
  /** The trader's share: one, or a list by payout number whose last entry repeats. Default 80 %. */
  splitBps: listOf(share).default([basisPoints(8_000)]),
  /** Takes the place of `splitBps` and of the waiting times: the trader chooses. Default none. */
  cycles: cyclesSchema.nullable().default(null),
  /** Takes the place of `splitBps`: the share by what was paid before. Default none. */
  splitByWithdrawn: splitByWithdrawnSchema.nullable().default(null),
  /** Trading days from `waitFrom` to the first payout. Default 14. */
  firstWaitDays: days.default(14),
  /** Trading days to each later payout. Default 14. */
  nextWaitDays: days.default(14),
  waitFrom: z.enum(['firstTrade', 'accountOpened']).default('firstTrade'),
  /** What the later waits count from: the last request, or the first trade after it. */
  nextWaitFrom: z.enum(['request', 'firstTrade']).default('request'),
  /** True counts the day of the start as the first one. Default false. */
  startDayCounts: z.boolean().default(false),
  /** `days` of the program's calendar, or `hours`: 24 to the day from the very moment. */
  waitCounts: z.enum(['days', 'hours']).default('days'),
  /** The least that is paid, of what `minimumOf` says. Default 0. */
  minimum: figureSchema.default(minor(0)),
  minimumOf: z.enum(['share', 'profit']).default('share'),
  /** Profit that a payout needs: one, or a list by payout number. Default none. */
  minimumProfit: listOf(targetSchema).nullable().default(null),
  /** Balance that a payout needs. Default none. */
  minimumBalance: figureSchema.nullable().default(null),
  /** Profit above the start that the account must have had once, kept or not. Default none. */
  unlockProfit: figureSchema.nullable().default(null),
  /** The most for one payout: one, or a list by payout number. Default none. */
  cap: listOf(figureSchema).nullable().default(null),
  /** A cap by the balance at the request; of two caps the lower one holds. Default none. */
  capOfBalanceBps: share.nullable().default(null),
  /** The caps hold for this many payouts. Default for all. */
  capPayouts: z.int().min(1).max(100).nullable().default(null),
  /**
   * `capThenSplit`: the cap limits the profit, of which the trader gets a share. `splitThenCap`:
   * it limits what the trader gets.
   */
  capOrder: z.enum(['capThenSplit', 'splitThenCap']).default('capThenSplit'),
  /** Profit over the cap stays on the account, goes to the firm, or is void. Default it stays. */
  overCap: z.enum(['stays', 'deducted', 'cancelled']).default('stays'),
  /** `resetsToStart`: the account begins anew, and profit that is not paid is void. */
  afterPayout: z.enum(['keepsRest', 'resetsToStart']).default('keepsRest'),
  buffer: bufferSchema.default({ kind: 'none' }),
  /** What profit is counted from: the starting balance, or what the last payout left. */
  balanceBase: z.enum(['startingBalance', 'afterLastPayout']).default('startingBalance'),
  /** Of one day's profit no more than this counts; the rest stays or is taken unpaid. */
  dailyProfitCap: z
    .strictObject({ amount: figureSchema, excess: z.enum(['stays', 'deducted']) })
    .nullable()
    .default(null),
  /** Days with a trade since the last payout. Default 0. */
  tradingDays: days.default(0),
  /** Days whose profit was at least `minimum`, since the last payout or since the start. */
  profitableDays: z
    .strictObject({
      count: z.int().min(1).max(100),
      minimum: figureSchema,
      since: z.enum(['lastPayout', 'start']).default('lastPayout'),
    })
    .nullable()
    .default(null),
  /** Winning days since the last payout, at least this share of the losing ones or of all. */
  winningDays: z
    .strictObject({
      bps: z.int().min(1).max(1_000_000).transform(basisPoints),
      of: z.enum(['losingDays', 'allDays']),
      comparator: z.enum(['>=', '>']).default('>='),
    })
    .nullable()
    .default(null),
  /** The best day's share of the profit may be at most this. Default no limit. */
  bestDayBps: share.nullable().default(null),
  /** Cost of a transfer, and who bears it. Default none. */
  transferFee: z
    .strictObject({ amount: figureSchema, paidBy: z.enum(['trader', 'firm']) })
    .nullable()
    .default(null),
  /** The challenge's fee goes back with one payout: 150 % is 15,000. Default never. */
  feeRefund: z
    .strictObject({
      bps: z.int().min(1).max(100_000).transform(basisPoints),
      payout: z.int().min(1).max(100).default(1),
      /** Which fee, where a challenge was paid for more than once. */
      fee: z.enum(['lastPaid', 'firstPaid']).default('lastPaid'),
    })
    .nullable()
    .default(null),
  /** Once traders withdrew this much, a share of the challenge's target is added. Default never. */
  bonus: z
    .strictObject({ target: figureSchema, bps: share, afterWithdrawn: figureSchema })
    .nullable()
    .default(null),
  /** What is paid of the profit left after a breach of the daily loss limit. Default nothing. */
  afterDailyLoss: ended,
  /** After a breach of any other rule than a loss limit. Default nothing. */
  afterRuleBreak: ended,
  /** After any breach that has no terms of its own. Default nothing. */
  afterBreach: ended,
  /** After the account was closed because nobody traded. Default nothing. */
  afterInactivity: ended,
})

export type PayoutTerms = z.output<typeof payoutTermsSchema>
