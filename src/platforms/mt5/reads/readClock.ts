import { failureOf } from '../../linkError.js'
import type { PlatformFailure, PlatformResult } from '../../types.js'
import type { Mt5Context } from '../context.js'
import { numberAtStart } from '../link/envelope.js'
import { integerIn, recordOf, textIn } from '../wire/fields.js'

const againMs = 600_000

const measuredAt = new WeakMap<Mt5Context, number>()

/** The broker's clock is asked before anything that has a time in it, and every ten minutes. */
export const withClock =
  (context: Mt5Context) =>
  async <T>(work: () => Promise<PlatformResult<T>>): Promise<PlatformResult<T>> => {
    const measured = await ensureMeasured(context)
    return measured.ok ? work() : measured
  }

async function ensureMeasured(
  context: Mt5Context,
): Promise<{ readonly ok: true } | PlatformFailure> {
  if (!context.clock.isMeasured()) return measureClock(context)
  if (performance.now() - (measuredAt.get(context) ?? 0) > againMs) {
    measuredAt.set(context, performance.now())
    void measureClock(context)
  }
  return { ok: true }
}

/** @returns how long the question took */
async function measureClock(context: Mt5Context): Promise<PlatformResult<{ latencyMs: number }>> {
  const { pool, clock, now } = context
  const sentAt = now()
  const reply = await pool.ask({ kind: 'read', path: '/time/server', isUrgent: true })
  const receivedAt = now()
  if (!reply.ok) return reply
  const record = recordOf(reply.answer)
  const seconds = numberAtStart(record && textIn(record, 'Time'))
  if (seconds === null) return failureOf('protocol', '/time/server: expected a time')
  clock.measure(seconds, { sentAt, receivedAt })
  measuredAt.set(context, performance.now())
  return { ok: true, latencyMs: receivedAt - sentAt }
}

export async function readHealth(
  context: Mt5Context,
): Promise<PlatformResult<{ latencyMs: number; serverTime: number; accounts: number }>> {
  const measured = await measureClock(context)
  if (!measured.ok) return measured
  const reply = await context.pool.ask({ kind: 'read', path: '/user/total' })
  if (!reply.ok) return reply
  const record = recordOf(reply.answer)
  const accounts = record && integerIn(record, 'Total')
  if (accounts === null) return failureOf('protocol', '/user/total: expected a total')
  const serverTime = context.clock.serverNow()
  return { ok: true, latencyMs: measured.latencyMs, serverTime, accounts }
}
