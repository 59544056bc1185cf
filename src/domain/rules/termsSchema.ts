import { z } from 'zod'
import { currencies, type Currency } from '../money/currency.js'
import { minor } from '../money/minor.js'
import { isZone } from '../time/tradingDay.js'
import type { PhaseTerms } from './types.js'

const amount = z.int().min(0).transform(minor)

const ruleConfig = z.strictObject({
  key: z.string().regex(/^[a-z][A-Za-z0-9-]{0,59}$/, 'expected a key such as dailyLoss'),
  rule: z.string(),
  revision: z.int().min(1),
  parameters: z.record(z.string(), z.unknown()),
})

const schema = z.strictObject({
  currency: z.enum(currencies as [Currency, ...Currency[]]),
  size: amount.refine((size) => size > 0, 'expected a size above zero'),
  startingBalance: amount,
  calendar: z.strictObject({
    zone: z.string().refine(isZone, 'expected an IANA time zone such as Europe/Prague'),
    resetAt: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'expected a time such as 17:00'),
    namedBy: z.enum(['start', 'end']).exactOptional(),
  }),
  anchorMaxAgeMs: z.int().min(0).max(86_400_000).exactOptional(),
  rules: z.array(ruleConfig).max(30, 'expected at most 30 rules'),
})

/** Terms as they are stored in JSON, checked and typed; rule parameters are checked by their rules. */
export const phaseTermsSchema: z.ZodType<PhaseTerms> = schema
