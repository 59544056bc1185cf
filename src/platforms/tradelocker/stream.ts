import { failureOf, PlatformLinkError } from '../linkError.js'
import type { AccountSnapshot, Deal, PlatformFailure, StreamEvent } from '../types.js'
import type { Brand } from './brand.js'
import type { BrandSocket, Membership } from './brandSocket.js'
import { readOperations, readTrades, type Span } from './deals.js'
import { currencyOf, readFigures, snapshotOf } from './reads.js'

/** The socket tells what happens, not what it is worth: figures are read from the report. */
export const pollMs = 2_000
/** Messages of one moment are answered by one reading. */
const gatherMs = 40
/** Readings that may fail in a row before the link counts as broken. */
const failuresMax = 3
/** A message during a reading makes its figures old; after so many tries they are taken anyway. */
const deferralsMax = 5
const overlapMs = 10_000
const aheadMs = 60_000

type State = {
  readonly brand: Brand
  readonly membership: Membership
  /** The newest number that each login was sent at. */
  readonly sent: Map<string, number>
  readonly balances: Map<string, string>
  readonly dirty: Set<string>
  readonly traded: Set<string>
  /** Messages so far of each login, by which a reading is known to be older than one. */
  readonly changes: Map<string, number>
  readonly deferrals: Map<string, number>
  readonly dealIds: Set<string>
  dealsFrom: number
  isSynced: boolean
  failure: PlatformFailure | null
  failures: number
  wake: () => void
}

type Wanted = ReadonlyMap<string, { after: number }>

/** Streams the accounts' states; see `PlatformSession.stream`. */
export async function* streamAccounts(
  { brand, socket }: { brand: Brand; socket: BrandSocket },
  logins: Wanted,
  { signal }: { signal: AbortSignal },
): AsyncGenerator<StreamEvent> {
  if (signal.aborted || brand.link.isClosed) return
  const controller = new AbortController()
  const state = join(brand, socket, logins)
  const stop = () => {
    controller.abort()
    state.wake()
  }
  signal.addEventListener('abort', stop)
  controller.signal.addEventListener('abort', () => state.wake())
  brand.link.active.add(controller)
  try {
    while (!controller.signal.aborted && !state.isSynced) {
      throwIfBroken(state)
      await sleep(state, pollMs)
    }
    if (!controller.signal.aborted) yield* follow(state, [...logins.keys()], controller.signal)
  } finally {
    signal.removeEventListener('abort', stop)
    brand.link.active.delete(controller)
    state.membership.leave()
  }
}

function join(brand: Brand, socket: BrandSocket, logins: Wanted): State {
  const sent = new Map([...logins].map(([login, { after }]) => [login, after]))
  for (const [login, after] of sent) brand.sequences.startAfter(login, after)
  const state: State = {
    brand,
    sent,
    membership: { exposures: { apply: () => null, of: () => nothing }, leave: () => undefined },
    balances: new Map(),
    dirty: new Set(),
    traded: new Set(),
    changes: new Map(),
    deferrals: new Map(),
    dealIds: new Set(),
    dealsFrom: brand.clock.now() - overlapMs,
    isSynced: false,
    failure: null,
    failures: 0,
    wake: () => undefined,
  }
  const membership = socket.join({
    synced: () => {
      state.isSynced = true
      state.wake()
    },
    changed: (login, isTrade) => {
      if (!sent.has(login)) return
      state.changes.set(login, (state.changes.get(login) ?? 0) + 1)
      state.dirty.add(login)
      if (isTrade) state.traded.add(login)
      state.wake()
    },
    broke: (failure) => {
      state.failure = failure
      state.wake()
    },
  })
  return Object.assign(state, { membership })
}

const nothing = { positions: 0, orders: 0, lastOpenedAt: 0 }

async function* follow(
  state: State,
  logins: readonly string[],
  signal: AbortSignal,
): AsyncGenerator<StreamEvent> {
  let isCaughtUp = false
  let pollAt = 0
  const { clock } = state.brand
  while (!signal.aborted) {
    throwIfBroken(state)
    const isPoll = clock.local() >= pollAt
    const wanted = isPoll ? logins : [...state.dirty]
    const read = await look(state, wanted, isCaughtUp)
    if (signal.aborted) return
    throwIfBroken(state)
    if (read.deals.length > 0) yield { type: 'deals', deals: read.deals }
    if (read.snapshots.length > 0) yield { type: 'snapshots', snapshots: read.snapshots }
    if (read.isComplete && isPoll) {
      if (!isCaughtUp) yield { type: 'caughtUp' }
      isCaughtUp = true
      yield { type: 'heartbeat', at: clock.now() }
    }
    if (isPoll) pollAt = clock.local() + Math.max(pollMs, read.waitMs)
    if (state.dirty.size === 0) await sleep(state, pollAt - clock.local())
    if (state.dirty.size > 0) await pause(Math.max(gatherMs, read.waitMs))
  }
}

type Look = {
  readonly deals: readonly Deal[]
  readonly snapshots: readonly AccountSnapshot[]
  readonly isComplete: boolean
  readonly waitMs: number
}

/**
 * Reads these accounts; those that changed meanwhile stay for the next look.
 *
 * @param isCaughtUp before, an account that is as it was is told too: so that is known after a gap
 */
async function look(state: State, logins: readonly string[], isCaughtUp: boolean): Promise<Look> {
  const before = new Map(logins.map((login) => [login, state.changes.get(login)]))
  for (const login of logins) state.dirty.delete(login)
  const read = await readStates(state, logins)
  if (!read.ok) return failedLook(state, logins, read)
  const deals = await dealsOf(state)
  if (!deals.ok) return failedLook(state, logins, deals)
  state.failures = 0
  const snapshots = read.snapshots.filter(({ login, sequence }) => {
    if (isOutdated(state, login, before.get(login))) return false
    const sent = state.sent.get(login) ?? 0
    state.sent.set(login, Math.max(sent, sequence))
    return sequence > sent || (sequence === sent && !isCaughtUp)
  })
  return { deals: deals.deals, snapshots, isComplete: true, waitMs: 0 }
}

function isOutdated(state: State, login: string, before: number | undefined): boolean {
  const tries = state.deferrals.get(login) ?? 0
  const isOld = state.changes.get(login) !== before && tries < deferralsMax
  if (isOld) state.deferrals.set(login, tries + 1)
  else state.deferrals.delete(login)
  if (isOld) state.dirty.add(login)
  return isOld
}

type Failed = PlatformFailure

function failedLook(state: State, logins: readonly string[], failure: Failed): Look {
  const isBusy = failure.code === 'rateLimited'
  if (!isBusy) state.failures++
  if (failure.code === 'auth' || state.failures >= failuresMax) throw new PlatformLinkError(failure)
  for (const login of logins) if (state.changes.has(login)) state.dirty.add(login)
  const waitMs = isBusy ? (failure.retryAfterMs ?? pollMs) : pollMs
  return { deals: [], snapshots: [], isComplete: false, waitMs }
}

type States = { ok: true; snapshots: readonly AccountSnapshot[] } | Failed

async function readStates(state: State, logins: readonly string[]): Promise<States> {
  const { brand, membership } = state
  const read = await readFigures(brand, logins)
  if (!read.ok) return read
  const snapshots: AccountSnapshot[] = []
  for (const [login, figures] of read.figures) {
    const currency = await currencyOf(brand, login)
    if (!currency.ok) return currency
    const exposure = membership.exposures.of(login)
    const snapshot = snapshotOf(brand, figures, { exposure, ...currency })
    if (!snapshot) return failureOf('protocol', `${login}: figures are not decimal text`)
    const balance = state.balances.get(login)
    if (balance !== undefined && balance !== figures.balance) state.traded.add(login)
    state.balances.set(login, figures.balance)
    snapshots.push(snapshot)
  }
  return { ok: true, snapshots }
}

/** Deals of the accounts that traded, or whose balance moved, that were not told yet. */
async function dealsOf(state: State): Promise<{ ok: true; deals: readonly Deal[] } | Failed> {
  const logins = [...state.traded]
  if (logins.length === 0) return { ok: true, deals: [] }
  const now = state.brand.clock.now()
  const span: Span = { from: state.dealsFrom, to: now + aheadMs }
  const trades = await readTrades(state.brand, logins, span)
  if (!trades.ok) return trades
  const found: Deal[] = [...trades.deals]
  for (const login of logins) {
    if (trades.deals.some((deal) => deal.login === login && !state.dealIds.has(deal.id))) continue
    const operations = await readOperations(state.brand, login, span)
    if (!operations.ok) return operations
    found.push(...operations.deals)
  }
  for (const login of logins) state.traded.delete(login)
  state.dealsFrom = now - overlapMs
  const fresh = found.filter(({ id }) => !state.dealIds.has(id))
  for (const { id } of fresh) state.dealIds.add(id)
  return { ok: true, deals: fresh.sort((a, b) => a.at - b.at) }
}

function throwIfBroken({ failure }: State): void {
  if (failure) throw new PlatformLinkError(failure)
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

/** Until something comes, or the time is over. */
function sleep(state: State, ms: number): Promise<void> {
  if (state.failure || ms <= 0) return Promise.resolve()
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms)
    state.wake = () => {
      clearTimeout(timer)
      resolve()
    }
  })
}
