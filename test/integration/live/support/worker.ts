import { v7 as uuidv7 } from 'uuid'
import type { Queryable } from '../../../../src/database/queryable.js'
import type { PhaseTerms } from '../../../../src/domain/rules/types.js'
import type { LivePorts } from '../../../../src/live/ports.js'
import { watchAccounts } from '../../../../src/live/register.js'
import { runLive } from '../../../../src/live/runLive.js'
import type { LiveOptions } from '../../../../src/live/loop/options.js'
import { storeRulings } from './decide.js'
import { twoStepTerms } from './terms.js'

/** Monday 5 January 2026, 10:00 in Prague. */
export const start = Date.UTC(2026, 0, 5, 9)
export const second = 1_000
export const hour = 3_600_000

export const testPorts = (changes: Partial<LivePorts> = {}): LivePorts => ({
  decide: storeRulings,
  controls: () => ({ rulingsHeld: () => false }),
  afterCommit: () => undefined,
  now: Date.now,
  ...changes,
})

export const quietLog = { info: () => undefined, warn: () => undefined }

export type RunningWorker = { stop(): Promise<void>; readonly warnings: string[] }

/** A worker in this process. */
export function startWorker(
  options: Partial<LiveOptions> & Pick<LiveOptions, 'database' | 'sessions'>,
): RunningWorker {
  const stopping = new AbortController()
  const warnings: string[] = []
  const running = runLive({
    ports: testPorts(),
    log: {
      info: () => undefined,
      warn: (details, message) => warnings.push(`${message} ${JSON.stringify(details)}`),
    },
    signal: stopping.signal,
    ...options,
    settings: { heartbeatEvery: 100, writeEvery: 20, ...options.settings },
  })
  return {
    warnings,
    async stop() {
      stopping.abort()
      await running
    },
  }
}

export const connectionId = '01920000-0000-7000-8000-000000000001'

/** Registers accounts with the logins `1`, `2`, …; answers their ids in that order. */
export const watch = (
  q: Queryable,
  count: number,
  from = 1,
  terms = twoStepTerms,
): Promise<string[]> => {
  const logins = Array.from({ length: count }, (_, index) => String(from + index))
  return watchLogins(q, logins, { terms, startedAt: start })
}

/** Registers accounts of these logins; answers their ids in that order. */
export async function watchLogins(
  q: Queryable,
  logins: readonly string[],
  { terms, startedAt }: { readonly terms: PhaseTerms; readonly startedAt: number },
): Promise<string[]> {
  const accounts = logins.map((login) => {
    return { accountId: uuidv7(), connectionId, login, terms, startedAt }
  })
  await watchAccounts(q, accounts)
  return accounts.map(({ accountId }) => accountId)
}

/** Waits until `check` answers something, up to half a minute: machines under test are slow. */
export async function until<T>(check: () => Promise<T | undefined | false>): Promise<T> {
  const giveUpAt = Date.now() + 30_000
  for (;;) {
    const found = await check()
    if (found !== undefined && found !== false) return found
    if (Date.now() > giveUpAt)
      throw new Error(`expected it within half a minute: ${check.toString()}`)
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
}
