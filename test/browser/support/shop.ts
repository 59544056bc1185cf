import assert from 'node:assert/strict'
import { z } from 'zod'
import { signCheckout } from '../../../src/providers/payments/signCheckout.js'
import type { RunningFirm } from './firmProcess.js'

export type Customer = { readonly name: string; readonly email: string; readonly country: string }

export const program = 'two-step-rapid'
/** 50,000.00 USD and its price, in minor units, as the demo firm sells it. */
export const size = 5_000_000
export const price = 29_900

const orderShape = z.object({ id: z.string(), reference: z.string() })

export type Order = z.infer<typeof orderShape>

type Paying = { readonly secret?: string; readonly sold?: string }

/** The firm's shop: its checkout signs what it reports. */
export const openShop = (firm: RunningFirm) => {
  const post = (path: string, report: Record<string, unknown>, secret: string) => {
    const { body, headers } = signCheckout(report, { secret, at: Date.now() })
    const address = `${firm.url}/api/prop-firm/webhooks/checkout${path}`
    return fetch(address, { method: 'POST', body, headers })
  }
  const { checkoutSecret } = firm.secrets
  const order = async (customer: Customer, sold = program): Promise<Order> => {
    const checkoutReference = `shop-${customer.email}`
    const answer = await post(
      '/orders',
      { program: sold, size, checkoutReference, customer },
      checkoutSecret,
    )
    assert.equal(answer.status, 201, await answer.clone().text())
    return orderShape.parse(await answer.json())
  }
  /** Reports that the order was paid; answers status and body. */
  const pay = async (
    customer: Customer,
    bought: Order,
    { secret = checkoutSecret, sold = program }: Paying = {},
  ) => {
    const answer = await post(
      '',
      {
        id: `paid-${bought.reference}`,
        type: 'paid',
        orderReference: bought.reference,
        amount: price,
        currency: 'USD',
        program: sold,
        size,
        customer,
        occurredAt: new Date().toISOString(),
      },
      secret,
    )
    return { status: answer.status, body: await answer.text() }
  }
  return {
    order,
    pay,
    sell: async (customer: Customer, sold = program): Promise<Order> => {
      const bought = await order(customer, sold)
      const paid = await pay(customer, bought, { sold })
      assert.deepEqual([paid.status, JSON.parse(paid.body).outcome], [200, 'done'], paid.body)
      return bought
    },
  }
}

export type Shop = ReturnType<typeof openShop>
