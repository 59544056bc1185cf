import * as z from 'zod/mini'
import { amount, currency } from '../api/shapes.js'

const money = z.object({ kind: z.literal('money'), amount, currency })

const value = z.discriminatedUnion('kind', [
  money,
  z.object({ kind: z.literal('count'), count: z.number() }),
  z.object({ kind: z.literal('days'), days: z.number() }),
  z.object({ kind: z.literal('share'), bps: z.number(), amount, currency }),
  z.object({ kind: z.literal('percent'), bps: z.number() }),
  z.object({ kind: z.literal('time'), at: z.number() }),
  z.object({ kind: z.literal('word'), word: z.string(), until: z.nullable(z.number()) }),
  z.object({ kind: z.literal('words'), words: z.array(z.string()) }),
  z.object({ kind: z.literal('none') }),
])

const required = z.object({ is: z.string(), value, to: z.optional(value) })

const condition = z.object({
  code: z.string(),
  label: z.string(),
  met: z.boolean(),
  blocks: z.string(),
  value,
  required,
})

const step = z.object({
  code: z.string(),
  label: z.string(),
  sign: z.string(),
  amount,
  bps: z.nullable(z.number()),
  strong: z.boolean(),
})

/** The answer to "what could I be paid now". */
export const offer = z.object({
  quote: z.object({
    ok: z.boolean(),
    steps: z.array(step),
    traderShare: z.optional(amount),
    arrives: z.optional(amount),
    /** The share with what is added to it. */
    owed: z.optional(amount),
    currency: z.optional(currency),
  }),
  conditions: z.array(condition),
  possible: z.boolean(),
  /** What an ended account can claim. */
  claim: z.nullable(
    z.object({
      after: z.string(),
      until: z.nullable(z.string()),
      isOpen: z.boolean(),
      isClaimed: z.boolean(),
      conditions: z.array(z.string()),
    }),
  ),
  cycles: z.nullable(z.array(z.object({ cycle: z.string(), bps: z.number(), days: z.number() }))),
  words: z.array(z.string()),
  growth: z.nullable(
    z.object({ eligible: z.boolean(), failed: z.array(z.string()), newSize: amount }),
  ),
})

export type Offer = z.output<typeof offer>
export type QuoteStep = z.output<typeof step>
export type QuoteCondition = z.output<typeof condition>
export type QuoteValue = z.output<typeof value>
