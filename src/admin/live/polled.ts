import type { z } from 'zod'
import { ask } from '../parts/ask.js'

/** What a page knows of one address: the newest answer, and since when there has been none. */
export type Polled<Value> = { readonly value: Value | null; readonly failedSince: number | null }

type Question<Value> = { readonly url: string; readonly schema: z.ZodType<Value> }

export type Poll<Value> = {
  subscribe(everyMs: number, listener: () => void): () => void
  current(): Polled<Value>
  refresh(): void
}

const nothing = { value: null, failedSince: null } as const

/**
 * Asks an address again and again while somebody listens and the page is visible: as often as the
 * most eager listener wants. Old answers stay until new ones arrive, so nothing on the page empties.
 */
export function createPoll<Value>({ url, schema }: Question<Value>): Poll<Value> {
  let state: Polled<Value> = nothing
  let timer: ReturnType<typeof setTimeout> | undefined
  let isAsking = false
  const listeners = new Map<() => void, number>()

  const schedule = () => {
    clearTimeout(timer)
    if (listeners.size === 0) return
    timer = setTimeout(() => void poll(), Math.min(...listeners.values()))
  }
  const poll = async () => {
    if (isAsking) return
    if (document.visibilityState === 'visible') {
      isAsking = true
      const value = await ask(url, schema)
      isAsking = false
      state = value
        ? { value, failedSince: null }
        : { value: state.value, failedSince: state.failedSince ?? Date.now() }
      for (const listener of listeners.keys()) listener()
    }
    schedule()
  }
  const woken = () => {
    if (document.visibilityState === 'visible') void poll()
  }
  return {
    subscribe(everyMs, listener) {
      if (listeners.size === 0) document.addEventListener('visibilitychange', woken)
      listeners.set(listener, everyMs)
      schedule()
      return () => {
        listeners.delete(listener)
        if (listeners.size === 0) document.removeEventListener('visibilitychange', woken)
        schedule()
      }
    },
    current: () => state,
    refresh: () => void poll(),
  }
}
