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
    return json({ ok: true, ...result })
  },
)
