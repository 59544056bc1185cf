import { z } from 'zod'
import { isCurrency, type Currency } from '../money/currency.js'
import { minor, type Minor } from '../money/minor.js'
import { payoutTermsSchema } from '../payouts/payoutTerms.js'
import { scalingTermsSchema } from '../scaling/scalingTerms.js'
import { isZone } from '../time/tradingDay.js'
import { offersSchema } from './offers.js'

const amount = z
  .number()
  .refine(Number.isSafeInteger, 'expected whole minor units (cents)')
  .refine((value) => value >= 0, 'expected an amount that is not negative')
  .transform((value): Minor => minor(value))

const currency = z
  .string()
  .refine(isCurrency, 'expected a currency code such as USD')
  .transform((code) => code as Currency)

const ruleConfig = z.strictObject({
  key: z.string().regex(/^[A-Za-z0-9-]{1,40}$/, 'expected letters, digits and dashes'),
  rule: z.string().min(1),
  revision: z.int().min(1).default(1),
  parameters: z.record(z.string(), z.unknown()).default({}),
})

const phase = z.strictObject({
  /** `evaluation-1`, `evaluation-2`, … in order, then `funded`. */
  key: z.string().regex(/^(evaluation-[1-9]|funded)$/, 'expected evaluation-1 … or funded'),
  name: z.string().min(1, 'expected a name for the phase'),
  rules: z.array(ruleConfig).min(1, 'a phase without rules can never end'),
})

const size = z.strictObject({
  size: amount,
  currency,
  /** What the account is opened with; the size unless the firm starts accounts at another balance. */
  startingBalance: amount.optional(),
})

const mapping = z.strictObject({
  /** The phase it is for, or `any`. */
  phase: z.string().default('any'),
  size: amount.optional(),
  currency: currency.optional(),
  connections: z
    .array(
      z.strictObject({
        connection: z.string().min(1, 'expected a platform'),
        weight: z.int().min(1).default(1),
      }),
    )
    .min(1),
  group: z.string().min(1, 'expected the group that accounts are opened in'),
  leverage: z.int().min(1).max(1000).default(100),
  /** `{reference}`, `{program}`, `{phase}` are replaced; never a name of a person. */
  namePattern: z.string().min(1, 'expected a name').default('{reference} {phase}'),
})

/**
 * The terms of a program: what a draft holds and a version freezes. Prices are apart.
 */
export const programTermsSchema = z
  .strictObject({
    calendar: z.strictObject({
      zone: z.string().refine(isZone, 'expected an IANA zone such as Europe/Prague'),
      resetAt: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'expected a time such as 17:00'),
      namedBy: z.enum(['start', 'end']).exactOptional(),
    }),
    sizes: z.array(size).min(1),
    phases: z.array(phase).min(1),
    platformMap: z.array(mapping).min(1),
    payout: payoutTermsSchema,
    /** How funded accounts grow. Default they do not. */
    scaling: scalingTermsSchema.nullable().default(null),
    /** Resets, retries, extensions, second chances and giveaways. Default nothing is offered. */
    offers: offersSchema.prefault({}),
    agreement: z.boolean().default(true),
    kyc: z.boolean().default(true),
  })
  .superRefine((terms, context) => {
    const keys = terms.phases.map((each) => each.key)
    const evaluations = keys.filter((key) => key !== 'funded').length
    const expected = [
      ...Array.from({ length: evaluations }, (_, index) => `evaluation-${index + 1}`),
      'funded',
    ]
    if (keys.join() !== expected.join()) {
      context.addIssue({
        code: 'custom',
        path: ['phases'],
        message: `expected the phases ${expected.join(', ')} in this order, was ${keys.join(', ')}`,
      })
    }
    const sizes = terms.sizes.map((each) => `${each.size} ${each.currency}`)
    sizes.forEach((text, index) => {
      if (sizes.indexOf(text) === index) return
      const message = `expected each size once, ${text} is there twice`
      context.addIssue({ code: 'custom', path: ['sizes', index], message })
    })
    terms.platformMap.forEach((row, index) => {
      if (row.phase === 'any' || keys.includes(row.phase)) return
      const message = `expected any or a phase of the program, was ${row.phase}`
      context.addIssue({ code: 'custom', path: ['platformMap', index, 'phase'], message })
    })
  })

export type ProgramTerms = z.output<typeof programTermsSchema>
export type ProgramPhase = ProgramTerms['phases'][number]
export type PlatformMapping = ProgramTerms['platformMap'][number]

/** How many evaluation phases come before the funded one. */
export const evaluationPhases = (terms: ProgramTerms): number =>
  terms.phases.filter(({ key }) => key !== 'funded').length
