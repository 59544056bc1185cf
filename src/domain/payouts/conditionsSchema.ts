import { z } from 'zod'
import { basisPoints } from '../money/basisPoints.js'
import { currencies, type Currency } from '../money/currency.js'
import { minor } from '../money/minor.js'
import { conditionCodes, payoutSteps, type Condition } from './condition.js'

const amount = z.int().transform(minor)
const currency = z.enum(currencies as [Currency, ...Currency[]])

const value = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('money'), amount, currency }),
  z.object({ kind: z.literal('count'), count: z.int() }),
  z.object({ kind: z.literal('days'), days: z.int() }),
  z.object({ kind: z.literal('share'), bps: z.int().transform(basisPoints), amount, currency }),
  z.object({ kind: z.literal('percent'), bps: z.int().transform(basisPoints) }),
  z.object({ kind: z.literal('time'), at: z.number() }),
  z.object({ kind: z.literal('word'), word: z.string(), until: z.number().nullable() }),
  z.object({ kind: z.literal('words'), words: z.array(z.string()) }),
  z.object({ kind: z.literal('none') }),
])

const required = z.discriminatedUnion('is', [
  z.object({ is: z.enum(['equal', 'over', 'atLeast', 'atMost', 'from']), value }),
  z.object({ is: z.literal('between'), value, to: value }),
])

/** Reads conditions back that were stored with a payout at its request. */
export const conditionsSchema: z.ZodType<Condition[]> = z.array(
  z.object({
    code: z.enum(conditionCodes),
    label: z.string(),
    met: z.boolean(),
    required,
    value,
    blocks: z.enum(payoutSteps),
    judgedOnce: z.boolean(),
    bind: z.array(z.union([z.string(), z.number(), z.boolean(), z.null()])),
  }),
)
