import { z } from 'zod'
import { isCurrency } from '../../domain/money/currency.js'
import { minor } from '../../domain/money/minor.js'
import { plainLine } from '../../domain/text.js'
import { paymentEventTypes } from './types.js'

const reference = plainLine(200).regex(/^[\w.:/-]+$/, 'expected letters, digits and . : / - _')

const units = z.int('expected a whole number of minor units')

/**
 * The JSON that the generic checkout sends. Money is whole minor units of the currency; unknown
 * fields are ignored, so that the sender can add some.
 */
export const checkoutBody = z
  .object({
    id: reference,
    type: z.enum(paymentEventTypes),
    orderReference: reference,
    amount: units.nonnegative('expected zero or more').transform(minor),
    currency: z.string().refine(isCurrency, 'expected an ISO 4217 code such as USD'),
    program: reference,
    size: units.positive('expected more than zero').transform(minor),
    coupon: plainLine(100)
      .nullish()
      .transform((coupon) => coupon ?? null),
    customer: z.object({
      email: z.email().max(254),
      name: plainLine(200),
      country: z.string().regex(/^[A-Z]{2}$/, 'expected an ISO 3166 code such as DE'),
    }),
    occurredAt: z.iso.datetime({ offset: true }).transform((text) => Date.parse(text)),
  })
  // A coupon may take the whole price off; nothing else can happen to no money.
  .refine((body) => body.amount > 0 || body.type === 'paid', {
    path: ['amount'],
    error: 'expected more than zero',
  })
