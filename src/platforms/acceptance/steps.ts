import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import type {
  AccountSnapshot,
  OpenedAccount,
  PlatformFailure,
  PlatformResult,
  PlatformSession,
  StreamEvent,
} from '../types.js'
import type { PlatformUnderTest } from './types.js'

/** Steps that several checks are made of. */

const patienceMs = 10_000

export const newKey = (): { idempotencyKey: string } => ({ idempotencyKey: randomUUID() })

export function succeeded<T>(result: PlatformResult<T>): T {
  assert.ok(result.ok, result.ok ? '' : `expected success, was ${result.code}: ${result.message}`)
  return result
}

export function failedWith(result: PlatformResult<unknown>, code: PlatformFailure['code']): void {
  assert.equal(result.ok ? 'success' : result.code, code)
}

export async function openOne(
  { session, opening }: PlatformUnderTest,
  comment: string = randomUUID(),
): Promise<OpenedAccount> {
  return succeeded(await session.openAccount({ ...opening, name: 'Acceptance', comment }, newKey()))
}

export async function read(session: PlatformSession, login: string): Promise<AccountSnapshot> {
  const { snapshots } = succeeded(await session.snapshots([login]))
  const [snapshot] = snapshots
  assert.ok(snapshot, `expected a snapshot of ${login}, was none`)
  return snapshot
}

/** The part of a snapshot that stays the same while nothing happens. */
export const figures = (snapshot: AccountSnapshot) => ({
  balance: snapshot.balance,
  equity: snapshot.equity,
  openPositions: snapshot.openPositions,
  pendingOrders: snapshot.pendingOrders,
  mode: snapshot.mode,
})

/** A stream being listened to, and what it brought so far. */
export type Listener = {
  readonly snapshots: AccountSnapshot[]
  readonly events: StreamEvent[]
  /** Resolves when the stream ends, with what it threw. */
  readonly ended: Promise<unknown>
  /** Waits until `isThere` holds of what came. */
  until(isThere: (listener: Listener) => boolean, what: string): Promise<void>
  close(): Promise<void>
}

export function listen(
  session: PlatformSession,
  logins: ReadonlyMap<string, { after: number }>,
): Listener {
  const controller = new AbortController()
  const snapshots: AccountSnapshot[] = []
  const events: StreamEvent[] = []
  let changed = () => {}
  const run = async (): Promise<unknown> => {
    try {
      for await (const event of session.stream(logins, { signal: controller.signal })) {
        events.push(event)
        if (event.type === 'snapshots') snapshots.push(...event.snapshots)
        changed()
      }
      return undefined
    } catch (error) {
      return error
    }
  }
  const ended = run()
  const listener: Listener = {
    snapshots,
    events,
    ended,
    until: async (isThere, what) => {
      const deadline = Date.now() + patienceMs
      while (!isThere(listener)) {
        const left = deadline - Date.now()
        assert.ok(left > 0, `expected ${what} within ${patienceMs} ms`)
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, Math.min(left, 100))
          changed = () => {
            clearTimeout(timer)
            resolve()
          }
        })
      }
    },
    close: async () => {
      controller.abort()
      await ended
    },
  }
  return listener
}

export const has = (type: StreamEvent['type']) => (listener: Listener) =>
  listener.events.some((event) => event.type === type)

export const reaches = (login: string, sequence: number) => (listener: Listener) =>
  listener.snapshots.some((s) => s.login === login && s.sequence >= sequence)
