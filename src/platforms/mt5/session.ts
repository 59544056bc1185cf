import { failureOf, PlatformLinkError } from '../linkError.js'
import type { PlatformSession } from '../types.js'
import { mt5Capabilities } from './capabilities.js'
import type { Mt5Context } from './context.js'
import { createCommentIndex } from './reads/commentIndex.js'
import { listAccounts } from './reads/listAccounts.js'
import { createBarReader } from './reads/readBars.js'
import { readHealth, withClock } from './reads/readClock.js'
import { readDayCloses } from './reads/readDayCloses.js'
import { readDeals, readDealsOfMany } from './reads/readDeals.js'
import { readSnapshots } from './reads/readSnapshots.js'
import { createSweeper } from './reads/sweep.js'
import { sessionWrites } from './sessionWrites.js'
import { findOperation } from './writes/balance.js'

/** A session on an open pool; every call first makes sure that the broker's clock is known. */
export function mt5Session(context: Mt5Context): PlatformSession {
  const sweeper = createSweeper(context)
  const comments = createCommentIndex(context)
  const timed = withClock(context)
  const readBars = createBarReader(context)
  const { credentials, pool } = context
  return {
    capabilities: mt5Capabilities,
    close: () => pool.close(),
    health: () => readHealth(context),
    ...sessionWrites(context, comments),
    findByComment: (comment) =>
      timed(async () => {
        const found = await comments.find([comment], credentials.groups)
        return found.ok ? { ok: true, login: found.user?.login ?? null } : found
      }),
    findOperation: (login, key) => timed(() => findOperation(context, login, key)),
    snapshots: (logins, { positions = false } = {}) =>
      timed(() => readSnapshots(context, sweeper, { logins, withPositions: positions })),
    deals: (login, since) => timed(() => readDeals(context, login, since)),
    dealsOfMany: (logins, since) => timed(() => readDealsOfMany(context, logins, since)),
    accounts: ({ after }) => timed(() => listAccounts(context, after)),
    dayCloses: (logins, span) => timed(() => readDayCloses(context, logins, span)),
    bars: (symbol, span) => timed(() => readBars(symbol, span)),
    stream: noStream,
  }
}

// eslint-disable-next-line require-yield
async function* noStream(): AsyncGenerator<never> {
  throw new PlatformLinkError(failureOf('validation', 'MetaTrader 5 has no stream: it is polled'))
}
