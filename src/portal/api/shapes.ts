import * as z from 'zod/mini'
import { isCurrency, type Currency } from '../../domain/money/currency.js'
import { minor } from '../../domain/money/minor.js'

/** Minor units, as all amounts of the API. */
export const amount = z.pipe(z.int(), z.transform(minor))
export const currency = z.custom<Currency>((code) => typeof code === 'string' && isCurrency(code))
const time = z.iso.datetime()
const uuid = z.uuid()

export const account = z.object({
  id: uuid,
  reference: z.string(),
  login: z.nullable(z.string()),
  status: z.string(),
  phase: z.string(),
  program: z.string(),
  size: amount,
  currency,
  balance: z.nullable(amount),
  equity: z.nullable(amount),
  /** Basis points of the nearest limit. */
  used: z.nullable(z.number()),
  openPositions: z.nullable(z.number()),
  /** UTC milliseconds. */
  at: z.nullable(z.number()),
  /** The ruling that ended the account. */
  rulingId: z.nullish(uuid),
  challengeId: uuid,
  isNewest: z.boolean(),
})

export const accounts = z.object({ accounts: z.array(account) })

export const credentials = z.object({
  login: z.string(),
  server: z.string(),
  password: z.string(),
})

export const signedIn = z.object({ token: z.string(), expiresAt: z.number() })

const kycCase = z.object({
  id: uuid,
  reference: z.string(),
  status: z.string(),
  required: z.array(z.string()),
  given: z.array(z.string()),
  reason: z.nullable(z.string()),
})

export const kyc = z.object({ case: z.nullable(kycCase) })

export const agreement = z.object({
  id: uuid,
  title: z.string(),
  version: z.number(),
  text: z.string(),
  hash: z.string(),
  acceptedAt: z.nullable(time),
})

export const agreements = z.object({ agreements: z.array(agreement) })

const offer = z.object({
  id: uuid,
  challenge: z.string(),
  program: z.string(),
  version: z.string(),
  expiresAt: time,
  differences: z.array(
    z.object({
      phaseName: z.nullable(z.string()),
      title: z.string(),
      before: z.nullable(z.string()),
      after: z.nullable(z.string()),
      forTrader: z.string(),
      reason: z.string(),
    }),
  ),
})

export const offers = z.object({ offers: z.array(offer) })

const price = z.object({ amount, currency })

const challengeOffer = z.object({
  kind: z.enum(['reset', 'retry', 'extension', 'secondChance']),
  possible: z.boolean(),
  words: z.string(),
  price: z.nullable(price),
  days: z.nullable(z.number()),
  left: z.number(),
  until: z.nullable(time),
  code: z.nullable(z.string()),
  why: z.nullable(z.string()),
  waiting: z.nullable(
    z.object({ reference: z.string(), amount, currency, payAt: z.nullable(z.url()) }),
  ),
})

export const challengeOffers = z.object({ offers: z.array(challengeOffer) })

const payout = z.object({
  id: uuid,
  reference: z.string(),
  status: z.string(),
  login: z.string(),
  gross: amount,
  traderShare: amount,
  currency,
  requestedAt: time,
  dueAt: z.nullable(time),
  paidAt: z.nullable(time),
  reason: z.nullable(z.string()),
})

export const payouts = z.object({ payouts: z.array(payout) })

export const requested = z.object({ id: uuid })

export const methodAdded = z.object({ masked: z.string(), usableFrom: time })

const explanation = z.object({
  title: z.string(),
  words: z.string(),
  summary: z.string(),
  rows: z.array(
    z.object({ sign: z.string(), label: z.string(), value: z.string(), tone: z.string() }),
  ),
})

const whole = z.pipe(z.union([z.number(), z.string()]), z.transform(Number))

const appeal = z.object({
  id: z.string(),
  reference: z.string(),
  status: z.string(),
  text: z.string(),
  openedAt: time,
  decidedAt: z.nullable(time),
  decision: z.nullable(z.string()),
})

export const ruling = z.object({
  id: uuid,
  reference: z.string(),
  kind: z.string(),
  rule: z.string(),
  code: z.string(),
  unit: z.nullable(z.string()),
  limit: whole,
  figure: whole,
  currency: z.nullable(currency),
  at: time,
  disposition: z.string(),
  evidence: z.record(z.string(), z.unknown()),
  evidenceHash: z.nullable(z.string()),
  explanation: z.nullish(explanation),
  appeal: z.nullable(appeal),
  appealable: z.object({
    possible: z.boolean(),
    until: z.nullable(time),
    why: z.nullable(z.string()),
  }),
})

export type Account = z.output<typeof account>
export type Credentials = z.output<typeof credentials>
export type KycCase = z.output<typeof kycCase>
export type Agreement = z.output<typeof agreement>
export type Offer = z.output<typeof offer>
export type ChallengeOffer = z.output<typeof challengeOffer>
export type Payout = z.output<typeof payout>
export type Ruling = z.output<typeof ruling>
