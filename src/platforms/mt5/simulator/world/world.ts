import { createClock, type BrokerClock } from './clock.js'
import { createPrices, type Prices } from './prices.js'
import type { SimDay, SimDeal, SimGroup, SimOrder, SimPosition, SimUser } from './types.js'

/** The whole state of the simulated trade server. */
export type World = {
  readonly seed: number
  readonly clock: BrokerClock
  readonly prices: Prices
  readonly startedAt: number
  readonly groups: readonly SimGroup[]
  readonly users: Map<number, SimUser>
  readonly positions: Shelf<SimPosition>
  readonly orders: Shelf<SimOrder>
  readonly closedOrders: Shelf<SimOrder>
  readonly deals: Shelf<SimDeal>
  readonly days: Map<number, SimDay[]>
  marketOpen: boolean
  nextTicket(): number
  nextLogin(): number | null
}

/** Rows by ticket and by login. */
export type Shelf<T extends { readonly ticket: number; readonly login: number }> = {
  get(ticket: number): T | undefined
  of(login: number): readonly T[]
  add(row: T): void
  remove(ticket: number): void
}

export const groups: readonly SimGroup[] = [
  { name: 'demo\\challenge', currency: 'USD' },
  { name: 'demo\\challenge-eur', currency: 'EUR' },
  { name: 'demo\\forex', currency: 'USD' },
  { name: 'real\\funded', currency: 'USD' },
]

const firstLogin = 100_001
const lastLogin = 8_999_999

export function createWorld({ seed, now }: { seed: number; now?: () => number }): World {
  const clock = createClock(now)
  let ticket = 5_000_000
  let login = firstLogin
  const users = new Map<number, SimUser>()
  const startedAt = clock.now()
  return {
    seed,
    clock,
    startedAt,
    groups,
    users,
    prices: createPrices(seed, startedAt),
    positions: createShelf(),
    orders: createShelf(),
    closedOrders: createShelf(),
    deals: createShelf(),
    days: new Map(),
    marketOpen: true,
    nextTicket: () => ticket++,
    nextLogin: () => {
      while (users.has(login)) login++
      return login > lastLogin ? null : login
    },
  }
}

export function groupNamed(world: World, name: string): SimGroup | undefined {
  const wanted = name.toLowerCase()
  return world.groups.find((group) => group.name.toLowerCase() === wanted)
}

function createShelf<T extends { readonly ticket: number; readonly login: number }>(): Shelf<T> {
  const byTicket = new Map<number, T>()
  const byLogin = new Map<number, T[]>()
  return {
    get: (ticket) => byTicket.get(ticket),
    of: (login) => byLogin.get(login) ?? [],
    add: (row) => {
      byTicket.set(row.ticket, row)
      const rows = byLogin.get(row.login)
      if (rows) rows.push(row)
      else byLogin.set(row.login, [row])
    },
    remove: (ticket) => {
      const row = byTicket.get(ticket)
      if (!row) return
      byTicket.delete(ticket)
      const rest = (byLogin.get(row.login) ?? []).filter((each) => each !== row)
      if (rest.length > 0) byLogin.set(row.login, rest)
      else byLogin.delete(row.login)
    },
  }
}
