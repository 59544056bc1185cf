import { z } from 'zod'
import { addOrder, newId, removeOrder } from '../../book/book.js'
import { closePosition, objection, openPosition } from '../../book/trade.js'
import { commit } from '../../engine.js'
import { pointsOf, priceInput, sideInput, sizedSymbol, sizeOf } from '../inputs.js'
import type { SymbolSpec } from '../../symbols.js'
import { answer, refuse } from '../reply.js'
import { defineRoute, noBody, type Route } from '../route.js'
import { accountView, positionView } from '../views.js'
import { onAccount } from './accountRoutes.js'

const positionsMax = 200
const ordersMax = 200

const stopLoss = priceInput.nullable().default(null)
const marketOrder = z.strictObject({ ...sizedSymbol, side: sideInput, stopLoss })

const open = defineRoute(
  { method: 'POST', path: '/accounts/:login/positions', body: marketOrder },
  (context, { path, body }) =>
    onAccount(context, path, (account) => {
      const { engine } = context
      const size = sizeOf(body.symbol, body.lots)
      if (size === null) return wrongSize(body.symbol.sizeStep)
      if (account.positions.length >= positionsMax) return tooMany('positions', positionsMax)
      const stop = stopOf(body.symbol, body.stopLoss)
      if (!stop) return wrongPrice('stopLoss', body.symbol.digits)
      const order = { spec: body.symbol, side: body.side, size, ...stop }
      const reason = objection(engine, account, order)
      if (reason) return refuse(reason.code, { field: 'login', message: reason.message })
      const { position, deal } = openPosition(engine, account, order)
      commit(engine, account, { deals: [deal] })
      const view = {
        position: positionView(engine, position),
        account: accountView(engine, account),
      }
      return answer(view, 201)
    }),
)

const close = defineRoute(
  { method: 'DELETE', path: '/accounts/:login/positions/:id', body: noBody },
  (context, { path }) =>
    onAccount(context, path, (account) => {
      const position = account.positions.find(({ id }) => id === path.get('id'))
      if (!position) return refuse('notFound', { field: 'id', message: 'no such open position' })
      commit(context.engine, account, { deals: [closePosition(context.engine, position)] })
      return answer({ account: accountView(context.engine, account) })
    }),
)

const pendingOrder = z.strictObject({
  ...sizedSymbol,
  side: sideInput,
  kind: z.enum(['limit', 'stop']),
  price: priceInput,
  stopLoss,
})

const place = defineRoute(
  { method: 'POST', path: '/accounts/:login/orders', body: pendingOrder },
  (context, { path, body }) =>
    onAccount(context, path, (account) => {
      const { engine } = context
      const { symbol: spec, side, kind } = body
      const size = sizeOf(spec, body.lots)
      if (size === null) return wrongSize(spec.sizeStep)
      const points = pointsOf(spec, body.price)
      if (points === null) return wrongPrice('price', spec.digits)
      const stop = stopOf(spec, body.stopLoss)
      if (!stop) return wrongPrice('stopLoss', spec.digits)
      if (account.orders.length >= ordersMax) return tooMany('orders', ordersMax)
      if (account.mode !== 'full') {
        return refuse('conflict', { field: 'login', message: 'trading is off for the account' })
      }
      const order = { id: newId(engine.book), spec, side, kind, size, points, ...stop }
      addOrder(engine.book, account, order)
      commit(engine, account)
      return answer({ order: { id: order.id }, account: accountView(engine, account) }, 201)
    }),
)

const cancel = defineRoute(
  { method: 'DELETE', path: '/accounts/:login/orders/:id', body: noBody },
  (context, { path }) =>
    onAccount(context, path, (account) => {
      const order = account.orders.find(({ id }) => id === path.get('id'))
      if (!order) return refuse('notFound', { field: 'id', message: 'no such pending order' })
      removeOrder(context.engine.book, account, order)
      commit(context.engine, account)
      return answer({ account: accountView(context.engine, account) })
    }),
)

/** @returns null when the price has more decimals than the symbol */
function stopOf(spec: SymbolSpec, stopLoss: number | null): { stopPoints: number | null } | null {
  if (stopLoss === null) return { stopPoints: null }
  const stopPoints = pointsOf(spec, stopLoss)
  return stopPoints === null ? null : { stopPoints }
}

function wrongPrice(field: string, digits: number) {
  return refuse('validation', { field, message: `expected at most ${digits} decimals` })
}

function wrongSize(step: number) {
  return refuse('validation', { field: 'lots', message: `expected a multiple of ${step / 100}` })
}

function tooMany(field: string, most: number) {
  return refuse('conflict', { field, message: `the account has ${most} already` })
}

export const tradeRoutes: readonly Route[] = [open, close, place, cancel]
