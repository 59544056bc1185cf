import { z } from 'zod'
import { firmOf } from '../../firm.js'
import { giveOrder } from '../../services/orders/giveOrder.js'
import { orderOffer } from '../../services/offers/orderOffer.js'
import { createOrder } from '../../services/orders/createOrder.js'
import type { Work } from '../../services/work.js'
import { givenKinds, giverRoles, paidOffers } from '../../domain/programs/offers.js'
import { withRequest } from '../../services/withWork.js'
import { checkSignature } from '../../providers/payments/genericCheckout.js'
import { json, refuse, Refused } from '../http/answer.js'
import { jsonOf, parse, readBytes, readJson } from '../http/body.js'
import { forOperators, open } from '../http/endpoint.js'
import { plainLine } from '../../domain/text.js'
import { currencyCode, reasonText, timeZone } from '../http/fields.js'

const units = z.int('expected whole minor units').positive('expected more than zero')
const order = z.strictObject({
  program: plainLine(60),
  size: units,
  accountCurrency: currencyCode.default('USD'),
  coupon: plainLine(60).nullish(),
  amount: units.optional(),
  checkoutReference: plainLine(200),
  customer: z.strictObject({
    email: z.email('expected an e-mail address').max(254),
    name: plainLine(200),
    country: z
      .string()
      .regex(/^[A-Z]{2}$/, 'expected an ISO 3166 code such as DE')
      .optional(),
    language: z
      .string()
      .regex(/^[a-z]{2}$/, 'expected two letters such as en')
      .optional(),
    timeZone: timeZone.optional(),
  }),
})

type OrderBody = Partial<z.output<typeof order>> &
  Pick<z.output<typeof order>, 'program' | 'size' | 'accountCurrency' | 'customer'>

const cleaned = ({ coupon, amount, customer, checkoutReference, ...rest }: OrderBody) => ({
  ...rest,
  ...(checkoutReference ? { checkoutReference } : {}),
  coupon: coupon ?? null,
  ...(amount === undefined ? {} : { amount }),
  customer: {
    email: customer.email,
    name: customer.name,
    ...(customer.country ? { country: customer.country } : {}),
    ...(customer.language ? { language: customer.language } : {}),
    ...(customer.timeZone ? { timeZone: customer.timeZone } : {}),
  },
})

const fromShop = order
  .extend({
    kind: z.enum(['purchase', ...paidOffers]).default('purchase'),
    /** Id or reference of the challenge that a reset or an extension is for. */
    challenge: plainLine(60).optional(),
  })
  .refine(({ kind, challenge }) => (kind === 'purchase') === (challenge === undefined), {
    path: ['challenge'],
    message: 'expected the challenge of a reset or an extension, and none for a purchase',
  })

function ordered(work: Work, { kind, challenge, ...asked }: z.output<typeof fromShop>) {
  if (kind === 'purchase' || challenge === undefined) return createOrder(work, cleaned(asked))
  const { customer, ...more } = cleaned(asked)
  return orderOffer(work, { ...more, kind, challenge, email: customer.email })
}

/** The shop announces an order before it takes the money; signed like its notices. */
export const checkoutOrders = open(
  { method: 'post', path: '/prop-firm/webhooks/checkout/orders' },
  async (req) => {
    const { checkoutSecrets: secrets } = firmOf(req.payload).options
    if (secrets.length === 0) throw new Refused('notConfigured', 'No checkout is set up.', 404)
    const body = await readBytes(req)
    const wrong = checkSignature({ body, headers: req.headers, receivedAt: Date.now() }, secrets)
    if (wrong) return refuse(wrong.status, wrong.code, wrong.message)
    const asked = parse(fromShop, jsonOf(body), 'body')
    const result = await withRequest(req, (work) => ordered(work, asked))
    return result.ok
      ? json(result, 201)
      : refuse(result.code === 'otherOrder' ? 409 : 422, result.code, result.message)
  },
)

const manual = order.omit({ checkoutReference: true, amount: true, coupon: true }).extend({
  kind: z.enum(['purchase', ...givenKinds]),
  reason: reasonText(),
})

/**
 * An order made by hand: a bank transfer, a giveaway or a replacement account. What is given above
 * the limit of the program answers `status: pending` and waits for a second person.
 */
export const manualOrder = forOperators(
  { method: 'post', path: '/prop-firm/orders', roles: giverRoles },
  async (req, { roles }) => {
    const { kind, reason, ...asked } = await readJson(req, manual)
    const result = await withRequest(req, async (work) => {
      const made = await createOrder(work, { ...cleaned(asked), kind })
      if (!made.ok || kind === 'purchase') return made
      return { ...made, ...(await giveOrder(work, { id: made.id, roles, reason })) }
    })
    return result.ok ? json(result, 201) : refuse(422, result.code, result.message)
  },
)
