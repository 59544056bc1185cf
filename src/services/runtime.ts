import type { BasePayload } from 'payload'
import type { Pool } from 'pg'
import { asPostgres } from '../database/postgresAdapter.js'
import { makeTransport } from '../email/makeTransport.js'
import type { Transport } from '../email/transport.js'
import { firmOf, type Firm } from '../firm.js'
import { platformSessions, type Sessions } from './platform/sessions.js'

/** What jobs use of a process: made once, on first use. */
export type Runtime = {
  readonly firm: Firm
  readonly pool: Pool
  readonly sessions: Sessions
  readonly transport: Transport
}

const runtimes = new WeakMap<BasePayload, Runtime>()

export function runtimeOf(payload: BasePayload): Runtime {
  const known = runtimes.get(payload)
  if (known) return known
  const firm = firmOf(payload)
  const pool = asPostgres(payload.db).pool
  const made = {
    firm,
    pool,
    sessions: platformSessions({ firm, pool }),
    transport: makeTransport({ SMTP_URL: firm.options.smtpUrl }),
  }
  runtimes.set(payload, made)
  return made
}
