import type { Queryable } from '../../../../src/database/queryable.js'
import type { PhaseTerms } from '../../../../src/domain/rules/types.js'
import type { PlatformSession } from '../../../../src/platforms/types.js'
import { liveDatabase } from '../../live/support/database.js'
import { startWorker, until, watchLogins } from '../../live/support/worker.js'
import { rulingsOf, tapeOf, type StoredRuling } from './outcome.js'

export type Accounts = {
  readonly logins: readonly string[]
  readonly terms: PhaseTerms
  readonly startedAt: number
}

/** Waits until everybody who is followed was seen as they stand on the platform. */
export async function untilSeenAll(
  q: Queryable,
  session: PlatformSession,
  logins: readonly string[],
): Promise<void> {
  const read = await session.snapshots(logins)
  if (!read.ok) throw new Error(read.message)
  const { snapshots } = read
  await until(async () => {
    const { rows } = await q.query<{ behind: number }>(
      `select count(*)::int as behind from live.account a
       join unnest($1::text[], $2::float8[]) as now (login, sequence) using (login)
       where a.watching and a.sequence < now.sequence`,
      [snapshots.map(({ login }) => login), snapshots.map(({ sequence }) => sequence)],
    )
    return rows[0]?.behind === 0
  })
}

/** What a worker that nothing happens to makes of the same data, from their beginning. */
export async function undisturbed(
  session: PlatformSession,
  { logins, ...terms }: Accounts,
): Promise<{ rulings: readonly StoredRuling[]; tape: ReadonlyMap<string, number> }> {
  const { q, url, drop } = await liveDatabase()
  try {
    await watchLogins(q, logins, terms)
    const worker = startWorker({
      database: { connectionString: url },
      sessions: () => Promise.resolve(session),
    })
    await untilSeenAll(q, session, logins)
    await worker.stop()
    return { rulings: await rulingsOf(q), tape: await tapeOf(q) }
  } finally {
    await drop()
  }
}
