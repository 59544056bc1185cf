import { genericCheckout } from '../../providers/payments/genericCheckout.js'
import { firmOf } from '../../firm.js'
import { handlePayment } from '../../services/orders/handlePayment.js'
import { withRequest } from '../../services/withWork.js'
import { json, refuse, Refused } from '../http/answer.js'
import { readBytes } from '../http/body.js'
import { open } from '../http/endpoint.js'

/** Notices of the shop's checkout about orders: signed, at least once, in any order. */
export const checkoutWebhook = open(
  { method: 'post', path: '/prop-firm/webhooks/checkout' },
  async (req) => {
    const { checkoutSecrets } = firmOf(req.payload).options
    if (checkoutSecrets.length === 0)
      throw new Refused('notConfigured', 'No checkout is set up.', 404)
    const provider = genericCheckout({ secrets: checkoutSecrets })
    const body = await readBytes(req, provider.bodyLimitBytes)
    const verdict = provider.verify({ body, headers: req.headers, receivedAt: Date.now() })
    if (!verdict.ok) return refuse(verdict.status, verdict.code, verdict.message)
    const result = await withRequest(req, (work) =>
      handlePayment(work, verdict.event, { provider: provider.name, body }),
    )
    const again = deliverAgain[result.outcome]
    if (again) return refuse(again.status, result.outcome, again.message)
    return json({ ok: true, ...result })
  },
)

/** Nothing was written: a checkout that delivers again until it hears 2xx is heard in the end. */
const deliverAgain: Readonly<Record<string, { status: number; message: string }>> = {
  unknownOrder: { status: 404, message: 'orderReference: there is no such order' },
  tooEarly: {
    status: 409,
    message: 'type: what comes before it was not delivered yet; deliver it again later',
  },
}
