import type { BasePayload } from 'payload'
import { minor } from '../domain/money/minor.js'
import { createOrder } from '../services/orders/createOrder.js'
import { handlePayment } from '../services/orders/handlePayment.js'
import { firmOf } from '../firm.js'
import { runtimeOf } from '../services/runtime.js'
import { withPool } from '../services/withWork.js'
import { demoPeople } from './demoPeople.js'
import { demoPrograms } from './demoProgram.js'
import { demoTraderPassword } from './demoTradersLogin.js'

/** Everybody buys a challenge: ordered and paid through the services that a shop would reach. */
export async function sellDemoChallenges(payload: BasePayload): Promise<void> {
  const runtime = runtimeOf(payload)
  for (const [index, person] of demoPeople.entries()) {
    const program = demoPrograms[index % 3 === 2 ? 1 : 0]
    const price = program.prices[index % 2 === 0 ? 1 : 0]
    await withPool(runtime, async (work) => {
      const order = await createOrder(work, {
        program: program.code,
        size: price.size,
        accountCurrency: 'USD',
        customer: person,
        checkoutReference: `demo-${index + 1}`,
      })
      if (!order.ok) throw new Error(`demo order ${index + 1}: ${order.message}`)
      const event = {
        id: `demo-payment-${index + 1}`,
        type: 'paid' as const,
        orderReference: order.reference,
        amount: minor(price.amount),
        currency: 'USD' as const,
        program: program.code,
        size: minor(price.size),
        coupon: null,
        customer: person,
        occurredAt: work.now.getTime(),
      }
      const body = Buffer.from(JSON.stringify(event))
      const { outcome } = await handlePayment(work, event, { provider: 'demo', body })
      if (outcome !== 'done' && outcome !== 'duplicate')
        throw new Error(`demo payment ${index + 1}: ${outcome}`)
    })
  }
  await givePasswords(payload)
}

/**
 * Nobody reads the mail with the link that sets the first password. One after another: an update of
 * many has Payload send all its statements over one connection at once, which pg is about to refuse.
 */
async function givePasswords(payload: BasePayload): Promise<void> {
  const collection = firmOf(payload).slugs.traders as never
  const { docs } = await payload.find({
    ...{ collection, depth: 0, pagination: false },
    where: { email: { in: demoPeople.map(({ email }) => email) } },
  })
  for (const { id } of docs) {
    await payload.update({ collection, id, data: { password: demoTraderPassword } as never })
  }
}
