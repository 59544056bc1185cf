import { done, fail, named, type Answer, type Call, type Command } from '../http/command.js'
import { dealRecord, orderRecord, positionRecord } from '../records/trading.js'
import type { WireRecord } from '../records/text.js'
import { endOrder } from '../world/orders.js'
import type { SimDeal, SimOrder, SimPosition, SimUser } from '../world/types.js'
import type { Shelf, World } from '../world/world.js'
import { hasWindow, oneUser, ofSymbols, pageOf, selectedUsers, withinWindow } from './select.js'

type Row = { readonly ticket: number; readonly login: number; readonly symbol: string }

/** A table that is read in the same four ways: one, how many, a page of them, many. */
type Table<T extends Row> = {
  readonly shelf: (world: World) => Shelf<T>
  readonly record: (world: World, user: SimUser, row: T) => WireRecord
  /** Absent: the table has no window of time. */
  readonly at?: (row: T) => number
}

const positions: Table<SimPosition> = {
  shelf: (world) => world.positions,
  record: positionRecord,
}
const orders: Table<SimOrder> = { shelf: (world) => world.orders, record: orderRecord }
const history: Table<SimOrder> = {
  shelf: (world) => world.closedOrders,
  record: orderRecord,
  at: ({ doneAt }) => doneAt,
}
const deals: Table<SimDeal> = {
  shelf: (world) => world.deals,
  record: dealRecord,
  at: ({ at }) => at,
}

export const tradingCommands: Readonly<Record<string, Command>> = {
  ...reads('position', positions),
  ...reads('order', orders),
  ...reads('history', history),
  ...reads('deal', deals),
  position_get: { needs: 'orders', run: positionOfSymbol },
  order_cancel: { needs: 'dealer', run: (call) => endOrders(call, true) },
  order_delete: { needs: 'dealer', run: (call) => endOrders(call, false) },
}

function reads<T extends Row>(name: string, table: Table<T>): Readonly<Record<string, Command>> {
  return {
    [`${name}_get`]: { needs: 'orders', run: (call) => one(call, table) },
    [`${name}_get_total`]: { needs: 'orders', run: (call) => total(call, table) },
    [`${name}_get_page`]: { needs: 'orders', run: (call) => page(call, table) },
    [`${name}_get_batch`]: { needs: 'orders', run: (call) => batch(call, table) },
  }
}

function one<T extends Row>({ asked, world }: Call, { shelf, record }: Table<T>): Answer {
  const row = shelf(world).get(asked.number('ticket') ?? 0)
  const user = row && world.users.get(row.login)
  return row && user ? done(record(world, user, row)) : fail(13)
}

function total<T extends Row>(call: Call, table: Table<T>): Answer {
  const user = oneUser(call)
  return user ? done(named('Total', rowsOf(call, table, user).length)) : fail(13)
}

function page<T extends Row>(call: Call, table: Table<T>): Answer {
  const user = oneUser(call)
  if (!user) return fail(13)
  const rows = pageOf(call, rowsOf(call, table, user))
  return done(rows.map((row) => table.record(call.world, user, row)))
}

function batch<T extends Row>(call: Call, table: Table<T>): Answer {
  const { asked, world } = call
  const tickets = asked.list('ticket')
  if (tickets) return byTicket(call, table, tickets)
  if (table.at && !hasWindow(call)) return fail(3)
  const users = selectedUsers(call)
  if (!users) return fail(3)
  const isWanted = asked.get('symbol') ? ofSymbols(call) : () => true
  const found: WireRecord[] = []
  for (const user of users) {
    for (const row of rowsOf(call, table, user)) {
      if (isWanted(row)) found.push(table.record(world, user, row))
    }
  }
  return done(found)
}

function byTicket<T extends Row>(
  { asked, world }: Call,
  { shelf, record }: Table<T>,
  tickets: readonly string[],
): Answer {
  if (asked.list('login') || asked.list('group')) return fail(3)
  return done(
    tickets.flatMap((ticket) => {
      const row = shelf(world).get(Number(ticket))
      const user = row && world.users.get(row.login)
      return row && user ? [record(world, user, row)] : []
    }),
  )
}

function rowsOf<T extends Row>(call: Call, { shelf, at }: Table<T>, { login }: SimUser) {
  const rows = shelf(call.world).of(login)
  return at ? withinWindow(call, rows, at) : rows
}

function positionOfSymbol(call: Call): Answer {
  const user = oneUser(call)
  const symbol = call.asked.get('symbol')?.toLowerCase()
  const held = user ? call.world.positions.of(user.login) : []
  const found = held.find((position) => position.symbol.toLowerCase() === symbol)
  return user && found ? done(positionRecord(call.world, user, found)) : fail(13)
}

function endOrders({ asked, world }: Call, isKept: boolean): Answer {
  const tickets = (asked.items.length > 0 ? asked.items : (asked.list('ticket') ?? [])).map(Number)
  if (tickets.length === 0) return fail(3)
  const found = tickets.flatMap((ticket) => world.orders.get(ticket) ?? [])
  if (found.length < tickets.length) return fail(13)
  for (const order of found) {
    if (isKept) endOrder(world, order)
    else world.orders.remove(order.ticket)
  }
  return done()
}
