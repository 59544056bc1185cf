import { core, numberIn } from '../../domain/rules/coreSlots.js'
import type { Entry } from '../book/entry.js'
import type { LiveSettings } from '../settings.js'

/** How soon an account must be looked at again: `hot` with positions open or near a limit. */
type Heat = 'hot' | 'warm' | 'cold'

/**
 * In which order a platform that cannot stream is asked. Every account has an age that its figures
 * shall not exceed; whoever has used up most of it comes first. On a platform that keeps up, all are
 * asked in turn; on one that does not, each grows older in the same proportion, and none starves.
 */
export type PollPlan = {
  /**
   * The accounts to ask for next, at most so many. To be answered by `polled` before the next call,
   * so that no account is asked for twice at a time and its figures come in order.
   */
  next(now: number, most: number): PollBatch
  polled(batch: PollBatch, at: number): void
  /** When the next account is due; `Infinity` without accounts. */
  dueAt(): number
}

export type PollBatch = {
  readonly logins: ReadonlyMap<string, Entry>
  /** Longest time since any of them was asked for, 0 when none was. */
  readonly sinceMs: number
  /** Those among them that this process asks for the first time. */
  readonly fresh: readonly Entry[]
}

export type PollPlanOptions = Pick<
  LiveSettings,
  'hotAgeMax' | 'warmAgeMax' | 'coldAgeMax' | 'nearLimit'
> & {
  /** No account is asked for again before. */
  readonly pollMs: number
  /** The accounts that are followed now. */
  readonly entries: () => ReadonlyMap<string, Entry> | undefined
  /** Changes when they do. */
  readonly membership: () => number
}

type Queue = {
  readonly heat: Heat
  readonly ageMax: number
  /** When each was last asked for, oldest first. */
  readonly polledAt: Map<string, number>
}

/** An account counts as trading for so long after its newest opening. */
const tradesForMs = 900_000

export function createPollPlan(options: PollPlanOptions): PollPlan {
  const queues = queuesOf(options)
  /** The queue of each account that has one, and the account as it was when it came. */
  const placed = new Map<string, { readonly entry: Entry; queue: Queue }>()
  /** Accounts whose first look is still to come: their age is made up. */
  const fresh = new Set<string>()
  let synced = { at: -Infinity, membership: Number.NaN }

  const queueOf = (entry: Entry): Queue => {
    const heat = heatOf(entry, options.nearLimit)
    return queues.find((each) => each.heat === heat) ?? (queues[0] as Queue)
  }
  const forget = (login: string): void => {
    placed.get(login)?.queue.polledAt.delete(login)
    placed.delete(login)
    fresh.delete(login)
  }
  /** New accounts wait for nothing but their turn: see `putInto`. */
  const sync = (now: number): void => {
    const membership = options.membership()
    if (membership === synced.membership || now < synced.at + options.pollMs) return
    synced = { at: now, membership }
    const entries = options.entries() ?? new Map<string, Entry>()
    placed.forEach(({ entry }, login) => {
      if (entries.get(login) !== entry) forget(login)
    })
    const came = new Map<Queue, string[]>()
    entries.forEach((entry, login) => {
      if (placed.has(login)) return
      const queue = queueOf(entry)
      placed.set(login, { entry, queue })
      fresh.add(login)
      const own = came.get(queue)
      if (own) own.push(login)
      else came.set(queue, [login])
    })
    for (const [queue, logins] of came) putInto(queue, logins, { now, pollMs: options.pollMs })
  }
  const take = (login: string, found: Map<string, Entry>): Entry | undefined => {
    const entry = options.entries()?.get(login)
    if (entry !== undefined && placed.get(login)?.entry === entry) found.set(login, entry)
    else forget(login)
    return found.get(login)
  }

  return {
    next(now, most) {
      sync(now)
      const found = new Map<string, Entry>()
      let sinceMs = 0
      const first: Entry[] = []
      const heads = queues.map((queue) => headOf(queue))
      while (found.size < most) {
        const head = mostUrgent(heads, now)
        if (head === undefined || now - head.at < options.pollMs) break
        const entry = take(head.login, found)
        if (entry && fresh.has(head.login)) first.push(entry)
        else if (entry) sinceMs = Math.max(sinceMs, now - head.at)
        advance(head)
      }
      return { logins: found, sinceMs, fresh: first }
    },
    polled({ logins }, at) {
      for (const [login, entry] of logins) {
        const place = placed.get(login)
        if (place?.entry !== entry) continue
        place.queue.polledAt.delete(login)
        place.queue = queueOf(entry)
        place.queue.polledAt.set(login, at)
        fresh.delete(login)
      }
    },
    dueAt: () => Math.min(...queues.map((queue) => headOf(queue).at)) + options.pollMs,
  }
}

const queuesOf = (options: PollPlanOptions): readonly Queue[] => [
  { heat: 'hot', ageMax: options.hotAgeMax, polledAt: new Map() },
  { heat: 'warm', ageMax: options.warmAgeMax, polledAt: new Map() },
  { heat: 'cold', ageMax: options.coldAgeMax, polledAt: new Map() },
]

function heatOf({ state, phase, trades }: Entry, nearLimit: number): Heat {
  const isOpen = numberIn(state, core.openPositions) > 0
  if (isOpen || phase.worstUsed(state) >= nearLimit) return 'hot'
  const traded = numberIn(state, core.observedAt) - numberIn(state, core.lastOpenedAt)
  const isPending = numberIn(state, core.pendingOrders) > 0
  return isPending || traded < tradesForMs || (trades?.positions.size ?? 0) > 0 ? 'warm' : 'cold'
}

/**
 * Accounts that came get ages as if they had been asked for in turn all along, so that thousands of
 * them at once do not keep those in danger from their turn; those in danger are all due.
 */
function putInto(
  { polledAt, ageMax, heat }: Queue,
  logins: readonly string[],
  { now, pollMs }: { readonly now: number; readonly pollMs: number },
): void {
  const all = [...polledAt]
  for (const [place, login] of logins.entries()) {
    const share = heat === 'hot' ? 1 : (logins.length - place) / logins.length
    all.push([login, now - Math.max(pollMs, ageMax * share)])
  }
  all.sort(([, one], [, other]) => one - other)
  polledAt.clear()
  for (const [login, at] of all) polledAt.set(login, at)
}

type Head = {
  readonly ageMax: number
  readonly rest: Iterator<[string, number]>
  login: string
  at: number
}

function headOf({ polledAt, ageMax }: Queue): Head {
  const head: Head = { ageMax, rest: polledAt.entries(), login: '', at: Infinity }
  advance(head)
  return head
}

function advance(head: Head): void {
  const { done, value } = head.rest.next()
  head.login = done === true ? '' : value[0]
  head.at = done === true ? Infinity : value[1]
}

/** Of equals the one with the shorter age: it is in more danger. */
function mostUrgent(heads: readonly Head[], now: number): Head | undefined {
  let found: Head | undefined
  let urgency = -Infinity
  for (const head of heads) {
    const own = (now - head.at) / head.ageMax
    if (head.at === Infinity || own <= urgency) continue
    found = head
    urgency = own
  }
  return found
}
