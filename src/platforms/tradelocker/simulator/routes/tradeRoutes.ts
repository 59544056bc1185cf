import { z } from 'zod'
import { instruments } from '../instruments.js'
import { answer, defineRoute, fields, refuse, type Route } from '../route.js'
import { cancelOrder, closePosition } from '../trading.js'
import { orderView, positionView } from '../views.js'
import { pageOf } from '../page.js'

const ofType = z.object({ type: fields.type })

export const tradeRoutes: readonly Route[] = [
  defineRoute(
    {
      methods: ['POST', 'GET'],
      paths: ['/v2/positions/get-open-positions', '/v1/positions/get-open-positions'],
      input: ofType.extend({
        accountId: fields.accountId.optional(),
        cursor: fields.count.default(0),
        limit: fields.count.min(1).optional(),
      }),
    },
    (brand, { type, accountId, cursor, limit }) => {
      const found = [...brand.positions.values()]
        .filter((p) => brand.accounts.get(p.accountId)?.type === type)
        .filter((p) => accountId === undefined || p.accountId === accountId)
        .reverse()
      const query = { type, ...(accountId !== undefined && { accountId }) }
      const page = { cursor, limit, path: '/v2/positions/get-open-positions', query }
      const { rows, links } = pageOf(brand, found, page)
      return answer({ data: rows.map((position) => positionView(brand, position)), links })
    },
  ),
  defineRoute(
    {
      paths: ['/v1/positions/close'],
      kind: 'write',
      input: ofType.extend({ positionId: z.string() }),
    },
    (brand, { positionId }) => {
      const position = brand.positions.get(positionId)
      if (!position) return refuse(404, 'Position not found')
      closePosition(brand, position)
      return answer({})
    },
  ),
  defineRoute(
    {
      methods: ['POST', 'GET'],
      paths: ['/v1/orders/all'],
      input: ofType.extend({
        accountId: fields.accountId.optional(),
        orderStatuses: z.array(z.string()).optional(),
        offset: fields.count.default(0),
        limit: fields.count.max(1_000).default(1_000),
      }),
    },
    (brand, { type, accountId, orderStatuses, offset, limit }) => {
      const found = [...brand.orders.values()]
        .filter((order) => brand.accounts.get(order.accountId)?.type === type)
        .filter((order) => accountId === undefined || order.accountId === accountId)
        .filter((order) => orderStatuses?.includes(order.status) ?? true)
      return answer({ data: found.slice(offset, offset + limit).map(orderView) })
    },
  ),
  defineRoute(
    { paths: ['/v1/orders/cancel'], kind: 'write', input: ofType.extend({ orderId: z.string() }) },
    (brand, { orderId }) => {
      const order = brand.orders.get(orderId)
      if (!order) return refuse(404, 'Order not found')
      if (order.status !== 'STATUS_NEW') return refuse(409, 'Order is not waiting any more')
      cancelOrder(brand, order)
      return answer({})
    },
  ),
  defineRoute(
    { methods: ['POST', 'GET'], paths: ['/v1/groups/all'], input: z.object({}) },
    (brand) => answer({ data: brand.groups.map(({ id, name }) => ({ id, name })) }),
  ),
  defineRoute({ methods: ['POST', 'GET'], paths: ['/v1/brand/instruments'], input: ofType }, () => {
    const all = [...instruments.values()]
    return answer({ data: all.map(({ name, lotSize }) => ({ name, lotSize })) })
  }),
  defineRoute({ methods: ['POST', 'GET'], paths: ['/v1/brand/assets'], input: z.object({}) }, () =>
    answer({ data: [{ id: 1, name: 'USD' }] }),
  ),
]
