import { z } from 'zod'

const record = z.record(z.string(), z.unknown())

/**
 * A worked case as a firm published it: a rule, what happened on an account, and what must come of
 * it. Amounts are decimals of the currency, percentages percents.
 */
export const publishedCaseSchema = z.object({
  id: z.string(),
  rule: z.object({ type: z.string(), params: record }),
  initialBalance: z.number(),
  timeline: z.array(record),
  expected: record,
  /** How far a figure may be off, where the source itself rounds. */
  tolerance: z.number().nullish(),
})

export type PublishedCase = z.output<typeof publishedCaseSchema>

/**
 * What the running system says of a case, in the shape and the units of `expected`; a figure that
 * is left out counts as a difference.
 */
export type Answer = Readonly<Record<string, unknown>>

/** Remarks for people, such as `note` and `capNote`. */
export const isRemark = ([name, value]: readonly [string, unknown]): boolean =>
  /note$/i.test(name) && typeof value === 'string'

/** Thrown where a case asks for something that the system has no rule for. */
export class Unsupported extends Error {}

/**
 * Names alone: turns the parameters of one family into program terms and the timeline into inputs,
 * and lets the system's own functions answer. Never computes with an amount.
 *
 * @throws Unsupported naming the parameter that has no counterpart
 */
export type Family = (given: PublishedCase) => Answer
