import { setTimeout as delay } from 'node:timers/promises'
import { failureOf } from '../linkError.js'
import type { PlatformResult, WriteContext } from '../types.js'
import { write, type Brand } from './brand.js'
import { readOrders, readPositions } from './reads.js'
import { anything } from './wire.js'

const deadlineMs = 15_000
/** Looks at an ordered close before it is ordered once more. */
const looksOfOrder = 4

/**
 * Cancels orders and closes positions until reading shows that nothing is left: ordering it closes
 * nothing by itself, and while a market is closed it cannot.
 */
export async function flatten(
  brand: Brand,
  login: string,
  context: WriteContext,
): Promise<PlatformResult<object>> {
  const until = brand.clock.local() + deadlineMs
  for (let look = 0; ; look++) {
    const cancelled = await cancelOrders(brand, login, context)
    if (!cancelled.ok) return cancelled
    const open = await readPositions(brand, [login])
    if (!open.ok) return open
    if (open.rows.length === 0 && cancelled.left === 0) return { ok: true }
    if (brand.clock.local() >= until) {
      const left = `${open.rows.length} positions and ${cancelled.left} orders are still there`
      return failureOf('unavailable', `${left}: the market may be closed`)
    }
    if (open.rows.length > 0 && look % looksOfOrder === 0) {
      const path = 'v1/accounts/close-all-positions'
      const request = { path, body: { accountId: login }, answer: anything }
      const ordered = await write(brand, context, request)
      if (!ordered.ok) return ordered
    }
    await delay(Math.min(50 * 2 ** Math.min(look, 4), until - brand.clock.local()))
  }
}

/** @returns how many were waiting when it began; none is the end of it */
export async function cancelOrders(
  brand: Brand,
  login: string,
  context: WriteContext,
): Promise<PlatformResult<{ left: number }>> {
  const waiting = await readOrders(brand, [login])
  if (!waiting.ok) return waiting
  for (const { orderId } of waiting.rows) {
    const body = { orderId, type: brand.type }
    const cancelled = await write(brand, context, {
      path: 'v1/orders/cancel',
      body,
      answer: anything,
    })
    // Filled or cancelled by somebody else in the meantime.
    const isOver = !cancelled.ok && (cancelled.code === 'notFound' || cancelled.code === 'conflict')
    if (!cancelled.ok && !isOver) return cancelled
  }
  return { ok: true, left: waiting.rows.length }
}
