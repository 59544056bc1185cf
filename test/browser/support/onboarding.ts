import assert from 'node:assert/strict'
import { mailText } from './mail.js'
import { traderAt, type Trader, type TraderAccount } from './traderApi.js'
import type { Customer, Order } from './shop.js'
import type { World } from './world.js'

export type Client = {
  readonly customer: Customer
  readonly order: Order
  readonly trader: Trader
  readonly password: string
  readonly account: TraderAccount & { readonly login: string }
}

type Sold = {
  /** The code of the program. */
  readonly sold?: string
  /** The name of its first phase. */
  readonly phase?: string
}

/**
 * Sells somebody a challenge as the shop does, follows the link of the mail that sets the password,
 * and waits for the account. The link is read where an operator of a firm without a mail server
 * reads it: in the back office.
 */
export async function sellTo(
  world: World,
  customer: Customer,
  { sold, phase = 'Phase 1' }: Sold = {},
): Promise<Client> {
  const { firm, shop, market } = world
  const order = await shop.sell(customer, sold)
  const password = `${customer.name}, a long pass phrase`
  const trader = traderAt(firm.url)
  await trader.setPassword(await linkToken(world, customer), password)
  await trader.signIn(customer.email, password)
  const account = await trader.accountIn(phase)
  await market.takeOver(account.login)
  return { customer, order, trader, password, account }
}

async function linkToken({ operators }: World, { email }: Customer): Promise<string> {
  const { page } = operators.support
  const text = await mailText(page, email, 'trader.resetPassword')
  const token = /#([\w-]{20,})/.exec(text)?.[1]
  assert.ok(token, `the mail has a link: ${text}`)
  return token
}
