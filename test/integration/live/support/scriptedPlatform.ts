import { minor } from '../../../../src/domain/money/minor.js'
import type {
  AccountSnapshot,
  Capabilities,
  PlatformResult,
  PositionSnapshot,
  PlatformSession,
  StreamEvent,
} from '../../../../src/platforms/types.js'

/** Figures of one moment, in whole dollars; flat unless `open` says otherwise. */
export type Moment = {
  readonly at: number
  readonly equity: number
  readonly balance?: number
  readonly open?: number
}

/**
 * A platform whose accounts' histories tests write: it delivers them in order, from any sequence, as
 * a platform with `catchUp: resume` does.
 */
export type ScriptedPlatform = {
  /** Adds moments to an account; streams deliver them at once. */
  add(login: string, ...moments: Moment[]): void
  /** Sends a heartbeat to all streams. */
  beat(at: number): void
  /** Breaks all streams. */
  breakStreams(): void
  send(event: StreamEvent): void
  /** What an account's open positions are when somebody asks for them. */
  hold(login: string, positions: readonly PositionSnapshot[]): void
  readonly sessions: () => Promise<PlatformSession>
  readonly opened: { streams: number; polls: number }
}

const capabilities: Capabilities = {
  catchUp: 'resume',
  stream: true,
  equity: 'native',
  openAccounts: false,
  adjustBalance: false,
  maxBatch: 1_000,
  minPollMs: 20,
}

type Sink = {
  readonly logins: ReadonlyMap<string, unknown>
  readonly put: (e: StreamEvent | Error) => void
}

export function scriptedPlatform(changes: Partial<Capabilities> = {}): ScriptedPlatform {
  const histories = new Map<string, AccountSnapshot[]>()
  const sinks = new Set<Sink>()
  const held = new Map<string, readonly PositionSnapshot[]>()
  const opened = { streams: 0, polls: 0 }
  const push = (event: StreamEvent | Error, login?: string): void => {
    for (const sink of sinks) if (login === undefined || sink.logins.has(login)) sink.put(event)
  }
  const session: PlatformSession = {
    ...refusing,
    capabilities: { ...capabilities, ...changes },
    health: () =>
      Promise.resolve({ ok: true, latencyMs: 1, serverTime: newest(histories), accounts: 1 }),
    async *stream(logins, { signal }) {
      opened.streams += 1
      const queue: (StreamEvent | Error)[] = []
      let wake = (): void => undefined
      const sink: Sink = {
        logins,
        put: (event) => {
          queue.push(event)
          wake()
        },
      }
      for (const [login, { after }] of logins) {
        const missed = (histories.get(login) ?? []).filter(({ sequence }) => sequence > after)
        if (missed.length > 0) queue.push({ type: 'snapshots', snapshots: missed })
      }
      queue.push({ type: 'caughtUp' })
      sinks.add(sink)
      signal.addEventListener('abort', () => wake())
      try {
        while (!signal.aborted) {
          const next = queue.shift()
          if (next instanceof Error) throw next
          if (next) yield next
          else await new Promise<void>((resolve) => (wake = resolve))
        }
      } finally {
        sinks.delete(sink)
      }
    },
    snapshots: (logins, options) => {
      opened.polls += 1
      const snapshots = logins.flatMap((login) => histories.get(login)?.at(-1) ?? [])
      if (options?.positions !== true) return Promise.resolve({ ok: true, snapshots })
      const listed = snapshots.map((each) => ({ ...each, positions: held.get(each.login) ?? [] }))
      return Promise.resolve({ ok: true, snapshots: listed })
    },
  }
  return {
    opened,
    add(login, ...moments) {
      const history = histories.get(login) ?? []
      histories.set(login, history)
      const snapshots = moments.map((moment, index) =>
        snapshotOf(login, moment, history.length + index + 1),
      )
      history.push(...snapshots)
      push({ type: 'snapshots', snapshots }, login)
    },
    beat: (at) => push({ type: 'heartbeat', at }),
    breakStreams: () => push(new Error('the link broke')),
    send: (event) => push(event),
    hold: (login, positions) => held.set(login, positions),
    sessions: () => Promise.resolve(session),
  }
}

const newest = (histories: ReadonlyMap<string, readonly AccountSnapshot[]>): number =>
  [...histories.values()].reduce((most, each) => Math.max(most, each.at(-1)?.at ?? 0), 0)

export function snapshotOf(login: string, moment: Moment, sequence: number): AccountSnapshot {
  const balance = moment.balance ?? 100_000
  return {
    login,
    at: moment.at,
    currency: 'USD',
    balance: minor(balance * 100),
    equity: minor(moment.equity * 100),
    openPositions: moment.open ?? 0,
    pendingOrders: 0,
    lastOpenedAt: moment.open ? moment.at : 0,
    mode: 'full',
    sequence,
    raw: { balance: balance.toFixed(2), equity: moment.equity.toFixed(2) },
  }
}

const refuse = (): Promise<PlatformResult<never>> =>
  Promise.resolve({ ok: false, code: 'validation', message: 'not scripted', retryable: false })

const refusing = {
  close: () => Promise.resolve(),
  openAccount: refuse,
  findByComment: refuse,
  resetPassword: refuse,
  disable: refuse,
  enable: refuse,
  closeAll: refuse,
  adjustBalance: refuse,
  findOperation: refuse,
  deals: refuse,
}
