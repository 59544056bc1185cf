import { failureOf } from './linkError.js'
import type { AccountSnapshot, PlatformResult } from './types.js'

export type ReadBack = (login: string) => Promise<PlatformResult<{ snapshot: AccountSnapshot }>>

type ReadMany = (
  logins: readonly string[],
) => Promise<PlatformResult<{ snapshots: readonly AccountSnapshot[] }>>

const requestsMax = 2

/**
 * Reads accounts after a write: a request of its own, because what counts is what the platform
 * shows, not what it answered. Read-backs that wait at the same time share a request, so that
 * thousands of accounts can be disabled in seconds.
 *
 * @param batchMax accounts in one request
 */
export function createReadBack(readMany: ReadMany, batchMax: number): ReadBack {
  let waiting: { login: string; done: (found: Awaited<ReturnType<ReadBack>>) => void }[] = []
  let running = 0
  const work = async () => {
    running++
    while (waiting.length > 0) {
      const batch = waiting.slice(0, batchMax)
      waiting = waiting.slice(batchMax)
      const answer = await readMany([...new Set(batch.map(({ login }) => login))])
      const found = new Map(answer.ok ? answer.snapshots.map((s) => [s.login, s]) : [])
      const reason = answer.ok ? 'the account is missing' : answer.message
      for (const { login, done } of batch) done(resultOf(found.get(login), reason))
    }
    running--
  }
  return (login) =>
    new Promise((done) => {
      waiting.push({ login, done })
      if (running < requestsMax && waiting.length === 1) setImmediate(() => void work())
    })
}

function resultOf(snapshot: AccountSnapshot | undefined, reason: string) {
  if (snapshot) return { ok: true, snapshot } as const
  return failureOf('outcomeUnknown', `carried out, but reading back failed: ${reason}`)
}
