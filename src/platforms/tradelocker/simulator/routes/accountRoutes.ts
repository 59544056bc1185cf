import { z } from 'zod'
import {
  addAccount,
  setStatus,
  tell,
  type Account,
  type AccountStatus,
  type Brand,
} from '../brand.js'
import { answer, defineRoute, fields, noAccount, refuse, type Reply, type Route } from '../route.js'
import { cancelOrder, closePosition, positionsOf, waitingOf } from '../trading.js'
import { accountView } from '../views.js'

const oneAccount = z.object({ accountId: fields.accountId })

const onAccount =
  <Input extends { accountId: string }>(
    handle: (brand: Brand, account: Account, input: Input) => Reply,
  ) =>
  (brand: Brand, input: Input): Reply => {
    const account = brand.accounts.get(input.accountId)
    return account ? handle(brand, account, input) : noAccount
  }

function statusRoute(action: string, status: AccountStatus): Route {
  return defineRoute(
    {
      methods: ['PUT'],
      paths: [`/v1/accounts/${action}`],
      kind: 'write',
      input: oneAccount,
    },
    onAccount((brand, account) => {
      setStatus(brand, account, status)
      return answer({ accountId: account.id, status })
    }),
  )
}

/** Only an order: what it names closes a moment later, or, as arranged, does not. */
function closeAll(brand: Brand, account: Account): Reply {
  const positions = positionsOf(brand, account.id)
  const leaves = brand.closeLeaves.orders > 0 ? brand.closeLeaves.positions : 0
  if (brand.closeLeaves.orders > 0) brand.closeLeaves.orders--
  const closing = positions.slice(0, Math.max(0, positions.length - leaves))
  const timer = setTimeout(() => {
    brand.timers.delete(timer)
    for (const position of closing) closePosition(brand, position)
  }, brand.settings.closeDelayMs)
  brand.timers.add(timer)
  return answer({ positionIdsOrderedToBeClosed: positions.map(({ id }) => id) })
}

function cancelAll(brand: Brand, account: Account): Reply {
  const orders = waitingOf(brand, account.id)
  for (const order of orders) cancelOrder(brand, order)
  return answer({
    orderIdsOrderedToBeCanceled: orders.map(({ id }) => id),
    orderIdsFailedToCancel: [],
  })
}

const multipleMax = 10

export const accountRoutes: readonly Route[] = [
  defineRoute(
    {
      paths: ['/v1/accounts/create'],
      kind: 'create',
      input: z.object({
        userId: z.string(),
        accountName: z.string().min(1).max(255),
        type: fields.type,
        currency: z.string().min(3).max(10),
        groupId: z.string().optional(),
      }),
    },
    (brand, { userId, accountName: name, type, currency, groupId }) => {
      if (!brand.users.has(userId)) return refuse(400, 'userId: no such user')
      const [standard] = brand.groups
      const group = brand.groups.find(({ id }) => id === (groupId ?? standard?.id))
      if (!group) return refuse(400, 'groupId: no such group')
      if (currency !== 'USD') return refuse(400, 'currency: this brand offers USD')
      const account = addAccount(brand, { name, userId, type, currency, groupId: group.id })
      return answer(accountView(brand, account), 201)
    },
  ),
  defineRoute(
    { methods: ['POST', 'GET'], paths: ['/v1/accounts/details'], input: oneAccount },
    onAccount((brand, account) => answer(accountView(brand, account))),
  ),
  defineRoute(
    {
      paths: ['/v1/accounts/multiple-details'],
      input: z.object({ accountIds: z.array(z.string()).max(multipleMax) }),
    },
    (brand, { accountIds }) => {
      const found = accountIds.flatMap((id) => brand.accounts.get(id) ?? [])
      return answer({ data: found.map((account) => accountView(brand, account)) })
    },
  ),
  defineRoute(
    { paths: ['/v1/accounts/all'], input: z.object({ userId: z.string() }) },
    (brand, { userId }) => {
      const mine = [...brand.accounts.values()].filter((account) => account.userId === userId)
      return answer({ data: mine.map((account) => accountView(brand, account)) })
    },
  ),
  defineRoute(
    {
      paths: ['/v1/accounts/brand'],
      input: z.object({
        offset: fields.count.default(0),
        limit: fields.count.max(100_000).default(10_000),
      }),
    },
    (brand, { offset, limit }) => {
      const all = [...brand.accounts.values()]
      const data = all.slice(offset, offset + limit).map(({ id, name, userId, type, status }) => {
        return { accountName: name, accountId: id, userId, type, status }
      })
      return answer({ data, hasMore: offset + limit < all.length })
    },
  ),
  statusRoute('activate', 'ACTIVE'),
  statusRoute('restrict', 'RESTRICTED'),
  statusRoute('suspend', 'SUSPENDED'),
  defineRoute(
    {
      methods: ['PUT'],
      paths: ['/v1/accounts/set-group'],
      kind: 'write',
      input: oneAccount.extend({ newGroupId: z.string() }),
    },
    onAccount((brand, account, { newGroupId }) => {
      if (!brand.groups.some(({ id }) => id === newGroupId)) {
        return refuse(400, 'newGroupId: no such group')
      }
      account.groupId = newGroupId
      tell(brand, { kind: 'account', account })
      return answer({})
    }),
  ),
  defineRoute(
    { paths: ['/v1/accounts/close-all-positions'], kind: 'write', input: oneAccount },
    onAccount(closeAll),
  ),
  defineRoute(
    { paths: ['/v1/accounts/cancel-all-orders'], kind: 'write', input: oneAccount },
    onAccount(cancelAll),
  ),
]
