import { failureOf } from '../../linkError.js'
import type { PlatformFailure } from '../../types.js'
import type { Mt5Context } from '../context.js'
import type { AccountFacts } from '../wire/account.js'
import type { DealFacts } from '../wire/deal.js'
import type { PositionFacts } from '../wire/position.js'
import { groupedByLogin, noteOpenings, readUsers } from './readDirectly.js'
import { readOf, readWhere, tables } from './tables.js'

/** Everything that is open in our groups at one time. */
export type Sweep = {
  readonly ok: true
  readonly at: number
  readonly sequence: number
  readonly takenAt: number
  readonly positions: ReadonlyMap<string, readonly PositionFacts[]>
  readonly orders: ReadonlyMap<string, readonly { readonly login: string }[]>
  readonly states: ReadonlyMap<string, AccountFacts>
}

/** Looks at all accounts at once; what was found serves every question of the same poll. */
export type Sweeper = {
  /** What is open, for these accounts, which are swept from now on. */
  sweepFor(logins: readonly string[]): Promise<Sweep | PlatformFailure>
}

/** Who asks about an account again gets another look at it, but never more often than this. */
const leastMs = 900
/** A poll goes through its accounts in several questions, which share a look that is younger … */
const mostMs = 5_000
/** … as long as they follow each other like this. */
const pauseMs = 250
/** Users read again at each sweep, for changes that no deal shows: rights, group, corrections. */
const refreshed = 200
/** Deals are asked for from so long before the last sweep: the window is in whole seconds. */
const overlapMs = 5_000
const seenMax = 100_000

export function createSweeper(context: Mt5Context): Sweeper {
  const followed = new Set<string>()
  const order: string[] = []
  const seen = new Set<string>()
  let last: Sweep | null = null
  let running: Promise<Sweep | PlatformFailure> | null = null
  let turn = 0
  /** Accounts that were shown as the last look found them. */
  let shown = new Set<string>()
  let askedAt = 0

  const nextToRefresh = (): readonly string[] => {
    const count = Math.min(refreshed, order.length)
    const logins = Array.from({ length: count }, (_, i) => order[(turn + i) % order.length] ?? '')
    turn = order.length === 0 ? 0 : (turn + count) % order.length
    return logins
  }
  const newDealers = (deals: readonly DealFacts[]): ReadonlySet<string> => {
    const logins = new Set<string>()
    if (seen.size > seenMax) seen.clear()
    for (const { id, login, action, entry, at } of deals) {
      if (seen.has(id) || !followed.has(login)) continue
      seen.add(id)
      logins.add(login)
      if (action <= 1 && entry === 0) context.known.sawOpening(login, context.clock.toUtc(at))
    }
    return logins
  }
  const take = async (): Promise<Sweep | PlatformFailure> => {
    const swept = await sweepOnce(context, {
      since: (last?.at ?? context.clock.serverNow()) - overlapMs,
      isFollowed: (login) => followed.has(login),
      newDealers,
      refresh: nextToRefresh(),
    })
    if (!swept.ok) return swept
    last = swept
    shown = new Set()
    return swept
  }
  return {
    sweepFor: async (logins) => {
      for (const login of logins) {
        if (followed.has(login)) continue
        followed.add(login)
        order.push(login)
      }
      const now = performance.now()
      const age = last ? now - last.takenAt : Number.POSITIVE_INFINITY
      const isSamePoll = now - askedAt < pauseMs && !logins.some((login) => shown.has(login))
      const isFresh = age < (isSamePoll ? mostMs : leastMs)
      if (!isFresh) running ??= take().finally(() => void (running = null))
      const swept = isFresh ? last : await running
      askedAt = performance.now()
      if (swept?.ok) for (const login of logins) shown.add(login)
      return swept ?? failureOf('unavailable', 'nothing was swept')
    },
  }
}

type Task = {
  readonly since: number
  readonly isFollowed: (login: string) => boolean
  readonly newDealers: (deals: readonly DealFacts[]) => ReadonlySet<string>
  readonly refresh: readonly string[]
}

/** Positions first: only who holds one, or has traded, has figures that can have moved. */
async function sweepOnce(context: Mt5Context, task: Task): Promise<Sweep | PlatformFailure> {
  const { pool, clock, credentials } = context
  const group = credentials.groups
  const takenAt = performance.now()
  const from = Math.floor(clock.toBroker(task.since) / 1000)
  const to = Math.ceil(clock.toBroker(clock.serverNow()) / 1000) + 3_600
  const [positions, orders, deals] = await Promise.all([
    readWhere(pool, tables.positions, { where: { group } }),
    readWhere(pool, tables.orders, { where: { group } }),
    readWhere(pool, tables.deals, { where: { group, from, to } }),
  ])
  if (!positions.ok) return positions
  if (!orders.ok) return orders
  if (!deals.ok) return deals
  const heldBy = groupedByLogin(positions.rows)
  // Who began to be asked about after this look is read by itself: no state, but positions.
  const holders = [...heldBy.keys()].filter(task.isFollowed)
  for (const login of holders) noteOpenings(context, heldBy.get(login) ?? [])
  const traded = task.newDealers(deals.rows)
  const again = [...new Set([...traded, ...task.refresh])]
  const [states, users] = await Promise.all([
    readOf(pool, tables.accounts, { logins: holders }),
    readUsers(context, again),
  ])
  if (!states.ok) return states
  if (!users.ok) return users
  return {
    ok: true,
    takenAt,
    ...context.stamp(),
    positions: heldBy,
    orders: groupedByLogin(orders.rows),
    states: new Map(states.rows.map((state) => [state.login, state])),
  }
}
