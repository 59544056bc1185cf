import { z } from 'zod'
import { isCurrency, type Currency } from '../../domain/money/currency.js'
import type { Exposure } from './reads.js'

const statusMessage = z.object({
  type: z.literal('AccountStatus'),
  accountId: z.string(),
  currency: z.string().optional(),
})
const positionMessage = z.object({
  type: z.literal('Position'),
  accountId: z.string(),
  positionId: z.string(),
  openDateTime: z.iso.datetime({ offset: true }).transform((text) => Date.parse(text)),
  stopLossOrderId: z.string().nullish(),
  takeProfitOrderId: z.string().nullish(),
})
const closeMessage = z.object({ type: z.literal('ClosePosition'), positionId: z.string() })
const orderMessage = z.object({
  type: z.literal('OpenOrder'),
  accountId: z.string(),
  orderId: z.string(),
  status: z.enum(['PENDING', 'EXECUTED', 'CANCELLED']),
})

/** The messages of the socket that say something about accounts. */
export const changeMessage = z.discriminatedUnion('type', [
  statusMessage,
  positionMessage,
  closeMessage,
  orderMessage,
])
export type ChangeMessage = z.infer<typeof changeMessage>

/** What accounts have open, told by the socket's messages. */
export type Exposures = {
  /** @returns the account that the message changes, or null when it says nothing new */
  apply(message: ChangeMessage): { login: string; isTrade: boolean } | null
  of(login: string): Exposure
}

type Held = {
  readonly login: string
  readonly openedAt: number
  readonly guards: readonly string[]
}

const endedMax = 100_000

/**
 * Messages carry no order of their own, but what ends does not begin again: one that arrives twice, or
 * after the message of the end, is told by its id.
 *
 * @param currencies where those of the accounts are noted, so that nobody has to ask
 */
export function createExposures(currencies: Map<string, Currency>): Exposures {
  const positions = new Map<string, Held>()
  const orders = new Map<string, string>()
  const ended = new Set<string>()
  const newest = new Map<string, number>()
  const idsOf = {
    positions: new Map<string, Set<string>>(),
    orders: new Map<string, Set<string>>(),
  }
  const guards = new Set<string>()

  const end = (id: string): void => {
    ended.add(id)
    const [oldest] = ended
    if (ended.size > endedMax && oldest !== undefined) ended.delete(oldest)
  }
  const takeStatus = ({ accountId: login, currency }: z.infer<typeof statusMessage>) => {
    if (currency !== undefined && isCurrency(currency)) currencies.set(login, currency)
    return { login, isTrade: false }
  }
  const takePosition = (message: z.infer<typeof positionMessage>) => {
    const { positionId: id, accountId: login, openDateTime: openedAt } = message
    if (ended.has(id)) return null
    const isNew = !positions.has(id)
    const protective = [message.stopLossOrderId, message.takeProfitOrderId]
    const own = protective.filter((guard) => typeof guard === 'string')
    positions.set(id, { login, openedAt, guards: own })
    for (const guard of own) guards.add(guard)
    addTo(idsOf.positions, login, id)
    newest.set(login, Math.max(newest.get(login) ?? 0, openedAt))
    return { login, isTrade: isNew }
  }
  const takeClose = (id: string) => {
    end(id)
    const held = positions.get(id)
    if (!held) return null
    positions.delete(id)
    for (const guard of held.guards) guards.delete(guard)
    idsOf.positions.get(held.login)?.delete(id)
    return { login: held.login, isTrade: true }
  }
  const takeOrder = ({ accountId: login, orderId: id, status }: z.infer<typeof orderMessage>) => {
    if (status === 'PENDING') {
      if (ended.has(id) || orders.has(id)) return null
      orders.set(id, login)
      addTo(idsOf.orders, login, id)
      return { login, isTrade: false }
    }
    end(id)
    orders.delete(id)
    idsOf.orders.get(login)?.delete(id)
    return { login, isTrade: status === 'EXECUTED' }
  }
  return {
    apply: (message) => {
      if (message.type === 'AccountStatus') return takeStatus(message)
      if (message.type === 'Position') return takePosition(message)
      return message.type === 'OpenOrder' ? takeOrder(message) : takeClose(message.positionId)
    },
    of: (login) => {
      const waiting = [...(idsOf.orders.get(login) ?? [])].filter((id) => !guards.has(id))
      return {
        positions: idsOf.positions.get(login)?.size ?? 0,
        orders: waiting.length,
        lastOpenedAt: newest.get(login) ?? 0,
      }
    },
  }
}

function addTo(sets: Map<string, Set<string>>, login: string, id: string): void {
  const set = sets.get(login)
  if (set) set.add(id)
  else sets.set(login, new Set([id]))
}
