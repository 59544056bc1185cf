import type pg from 'pg'
import type { RuleRegistry } from '../../domain/rules/ruleRegistry.js'
import type { PlatformSession } from '../../platforms/types.js'
import type { Checkpoint } from '../checkpoint.js'
import type { LivePorts } from '../ports.js'
import type { LiveSettings } from '../settings.js'

export type LiveLog = {
  info(details: object, message: string): void
  warn(details: object, message: string): void
}

export type LiveOptions = {
  /** Where PostgreSQL is; the live path makes its own connections, outside any pool. */
  readonly database: pg.ClientConfig
  /** The link to a connection's platform; asked again after a failure, never closed by us. */
  readonly sessions: (connectionId: string) => Promise<PlatformSession>
  readonly ports: LivePorts
  readonly log: LiveLog
  /** Rules that terms may use; by default the built-in ones. */
  readonly rules?: RuleRegistry
  readonly settings?: Partial<LiveSettings>
  /** For tests that kill the process. */
  readonly checkpoint?: Checkpoint
}
