import { z } from 'zod'
import { isCurrency, type Currency } from '../../domain/money/currency.js'
import { basisPoints } from '../../domain/money/basisPoints.js'
import { minor } from '../../domain/money/minor.js'
import { payoutCycles } from '../../domain/payouts/splitTerms.js'
import { programTermsSchema } from '../../domain/programs/terms.js'

const whole = z.coerce.number().refine(Number.isSafeInteger)
const amount = whole.transform(minor)
const day = z.object({
  date: z.string(),
  startsAt: whole,
  endsAt: whole,
  startBalance: amount,
  high: amount.nullable(),
  low: amount.nullable(),
})
const operation = z.object({ amount, at: whole, purpose: z.string().nullable() })
const earlier = z.object({
  id: z.string(),
  gross: amount,
  at: whole,
  status: z.string(),
  balance: amount.nullable(),
  traderShare: amount.nullable(),
  deducted: amount.nullable(),
  /** Payouts of earlier releases do not say these. */
  shared: amount.nullable(),
  insideBuffer: z.boolean().nullable(),
  cycle: z.enum(payoutCycles).nullable(),
  feeRefund: amount.nullable(),
  bonus: amount.nullable(),
  /** Whether it claimed what an ended account had left. */
  isClaim: z.boolean(),
})
/** A ruling that ended the account and stands. */
const ending = z.object({ kind: z.enum(['breach', 'expiry']), rule: z.string(), at: whole })

export type EarlierPayout = z.output<typeof earlier>

export const payoutRow = z.object({
  account_id: z.string(),
  status: z.string(),
  phase: z.string(),
  size: amount,
  currency: z
    .string()
    .refine(isCurrency)
    .transform((code) => code as Currency),
  starting_balance: amount,
  opened_at: z.date().nullable(),
  login: z.string().nullable(),
  connection_id: z.string().nullable(),
  trader_id: z.string(),
  challenge_id: z.string(),
  trader_name: z.string(),
  stage: z.string(),
  trader_status: z.string(),
  /** What the account was sold as; its size is another one once it has grown. */
  sold: amount,
  scale_step: whole.nullable(),
  scaled_split_bps: z.coerce.number().transform(basisPoints).nullable(),
  /** When it last grew, and its balance right then. */
  scaled_at: whole.nullable(),
  scaled_balance: amount.nullable(),
  trader_email: z.string(),
  terms: programTermsSchema,
  balance: amount.nullable(),
  open_positions: z.number().nullable(),
  /** The newest balance that the platform showed without open positions; null before one. */
  settled_balance: amount.nullable(),
  endings: z.array(ending).nullable(),
  days: z.array(day).nullable(),
  operations: z.array(operation).nullable(),
  payouts: z.array(earlier).nullable(),
  fees: z.array(amount).nullable(),
  identity: z
    .object({ id: z.string(), status: z.string(), expiresAt: whole.nullable() })
    .nullable(),
  agreements: z.string().nullable(),
  accepted: z.string().nullable(),
  method: z
    .object({ id: z.string(), changedAt: whole, masked: z.string(), holder: z.string() })
    .nullable(),
  holds: z.array(z.string()).nullable(),
  /** A step of growth is being carried out: what is profit is known once it is. */
  is_growing: z.boolean(),
  suspected: z.number(),
  differences: z.number(),
  disputes: z.number(),
})

export type PayoutRow = z.output<typeof payoutRow>
