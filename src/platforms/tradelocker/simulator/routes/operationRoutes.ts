import { z } from 'zod'
import { book, type Account, type Brand } from '../brand.js'
import { parseAmount, type Amount } from '../money.js'
import { answer, defineRoute, fields, noAccount, refuse, type Reply, type Route } from '../route.js'
import { figuresOf } from '../trading.js'

const amount = z.string('must be a decimal string').transform((text, context): Amount => {
  const value = parseAmount(text)
  if (value !== null) return value
  context.addIssue({ code: 'custom', message: 'must be a decimal string' })
  return z.NEVER
})

const asked = z.object({
  accountId: fields.accountId,
  amount,
  note: z.string().max(255).default(''),
})

function operationRoute(
  action: 'deposit' | 'withdraw' | 'credit',
  carryOut: (brand: Brand, account: Account, input: { amount: Amount; note: string }) => Reply,
): Route {
  return defineRoute(
    { paths: [`/v1/account-operations/${action}`], kind: 'create', input: asked },
    (brand, input) => {
      const account = brand.accounts.get(input.accountId)
      if (!account) return noAccount
      if (action !== 'credit' && input.amount <= 0) return refuse(400, 'amount: must be positive')
      return carryOut(brand, account, input)
    },
  )
}

export const operationRoutes: readonly Route[] = [
  operationRoute('deposit', (brand, account, { amount: change, note }) =>
    answer({ operationId: book(brand, account, { type: 'DEPOSIT', change, note }).id }),
  ),
  operationRoute('withdraw', (brand, account, { amount: wanted, note }) => {
    const free = Math.min(account.balance, figuresOf(brand, account).marginAvailable)
    if (wanted > free) return refuse(400, 'Insufficient funds')
    const operation = book(brand, account, { type: 'WITHDRAW', change: -wanted, note })
    return answer({ operationId: operation.id })
  }),
  operationRoute('credit', (brand, account, { amount: change, note }) =>
    answer({ operationId: book(brand, account, { type: 'CREDIT', change, note }).id }),
  ),
]
