import { failureOf } from '../../linkError.js'
import type { PlatformResult, WriteContext } from '../../types.js'

export type KeyedWrite<T> = {
  readonly name: string
  readonly work: () => Promise<PlatformResult<T>>
  /** What a repeat gets, after the first was done. */
  readonly again: (first: { readonly ok: true } & T) => Promise<PlatformResult<T>>
}

/** A write that was done is not done again: a repeat with its key gets `again` instead. */
export type Once = <T>(context: WriteContext, write: KeyedWrite<T>) => Promise<PlatformResult<T>>

const keysMax = 20_000
const keyMax = 200

/** What failed may be tried again under the same key; each write first looks whether it was done after all. */
export function createOnce(): Once {
  const done = new Map<string, Promise<PlatformResult<unknown>>>()
  return async <T>(
    { idempotencyKey, signal }: WriteContext,
    { name, work, again }: KeyedWrite<T>,
  ): Promise<PlatformResult<T>> => {
    if (idempotencyKey.length === 0 || idempotencyKey.length > keyMax) {
      return failureOf('validation', `idempotencyKey: expected 1 to ${keyMax} characters`)
    }
    if (signal?.aborted) return failureOf('unavailable', 'not sent: the caller gave up')
    const key = `${name} ${idempotencyKey}`
    // The name says which kind of write it was, and with it what it answered.
    const before = done.get(key) as Promise<PlatformResult<T>> | undefined
    if (before) {
      const first = await before
      return first.ok ? again(first) : first
    }
    const running = work()
    forgetOldest(done)
    done.set(key, running)
    try {
      const result = await running
      if (!result.ok) done.delete(key)
      return result
    } catch (error) {
      done.delete(key)
      throw error
    }
  }
}

function forgetOldest(done: Map<string, unknown>): void {
  if (done.size < keysMax) return
  const [oldest] = done.keys()
  if (oldest !== undefined) done.delete(oldest)
}
