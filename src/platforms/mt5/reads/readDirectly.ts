import { failureOf } from '../../linkError.js'
import type { AccountSnapshot, PlatformFailure, PlatformResult } from '../../types.js'
import type { Mt5Context } from '../context.js'
import type { PositionFacts } from '../wire/position.js'
import { composeSnapshot } from './composeSnapshot.js'
import type { KnownAccount } from './known.js'
import { readOf, tables } from './tables.js'

type Snapshots = PlatformResult<{ snapshots: readonly AccountSnapshot[] }>

/**
 * Asks the server for everything about these accounts. What was open is read last: an account that
 * is shown without a position had none when its equity was read.
 */
export async function readDirectly(
  context: Mt5Context,
  logins: readonly string[],
  options: { readonly withPositions: boolean; readonly isUrgent?: boolean },
): Promise<Snapshots> {
  const wanted = [...new Set(logins)].filter((login) => /^\d{1,15}$/.test(login))
  if (wanted.length === 0) return { ok: true, snapshots: [] }
  const users = await readUsers(context, wanted, options.isUrgent)
  if (!users.ok) return users
  const present = users.accounts.map(({ login }) => login)
  if (present.length === 0) return { ok: true, snapshots: [] }
  const { pool, clock, known } = context
  const given = { logins: present, isUrgent: options.isUrgent ?? false }
  const states = await readOf(pool, tables.accounts, given)
  if (!states.ok) return states
  const positions = await readOf(pool, tables.positions, given)
  if (!positions.ok) return positions
  const orders = await readOf(pool, tables.orders, given)
  if (!orders.ok) return orders
  const stateOf = new Map(states.rows.map((state) => [state.login, state]))
  const heldBy = groupedByLogin(positions.rows)
  const ordersOf = groupedByLogin(orders.rows)
  const { at, sequence } = context.stamp()
  const snapshots: AccountSnapshot[] = []
  for (const account of users.accounts) {
    const held = heldBy.get(account.login) ?? []
    noteOpenings(context, held)
    const snapshot = composeSnapshot(clock, {
      account,
      state: stateOf.get(account.login),
      positions: held,
      orders: ordersOf.get(account.login)?.length ?? 0,
      lastOpenedAt: known.openedAt(account.login),
      at,
      sequence,
      withPositions: options.withPositions,
    })
    if (!snapshot) return tooLarge(account.login)
    snapshots.push(snapshot)
  }
  return { ok: true, snapshots }
}

export async function readUsers(
  { pool, known, groups }: Mt5Context,
  logins: readonly string[],
  isUrgent = false,
): Promise<{ readonly ok: true; readonly accounts: readonly KnownAccount[] } | PlatformFailure> {
  const users = await readOf(pool, tables.users, { logins, isUrgent })
  if (!users.ok) return users
  const accounts: KnownAccount[] = []
  for (const user of users.rows) {
    const group = await groups.currencyOf(user.group)
    if (!group.ok) return group
    accounts.push(known.put(user, group.currency))
  }
  return { ok: true, accounts }
}

export function groupedByLogin<T extends { readonly login: string }>(
  rows: readonly T[],
): ReadonlyMap<string, readonly T[]> {
  const grouped = new Map<string, T[]>()
  for (const row of rows) {
    const before = grouped.get(row.login)
    if (before) before.push(row)
    else grouped.set(row.login, [row])
  }
  return grouped
}

export function noteOpenings({ clock, known }: Mt5Context, held: readonly PositionFacts[]): void {
  for (const { login, openedAt } of held) known.sawOpening(login, clock.toUtc(openedAt))
}

export const tooLarge = (login: string): PlatformFailure =>
  failureOf('protocol', `account ${login}: a figure is too large to be exact`)
