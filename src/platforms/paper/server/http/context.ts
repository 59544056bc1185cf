import type { TraderKind } from '../book/account.js'
import type { Engine } from '../engine.js'
import type { Passwords } from '../passwords.js'
import type { Streams } from '../stream/streams.js'
import type { Faults } from './faults.js'

/** What the routes work on. */
export type Context = {
  readonly engine: Engine
  readonly passwords: Passwords
  readonly streams: Streams
  readonly faults: Faults
  readonly defaultTrader: TraderKind | 'mixed'
  /** Moves the path one step, as the clock does: for tests that stopped it. */
  step(): void
}
