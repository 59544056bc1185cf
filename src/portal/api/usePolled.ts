import { useCallback, useEffect, useRef, useState } from 'react'
import type * as z from 'zod/mini'
import { call, type Failure } from './call.js'

export type Polled<Data> = {
  /** The newest answer; it stays while later ones fail. */
  readonly data: Data | null
  /** Of the newest try. */
  readonly failure: Failure | null
  /** Asks at once, for after something was changed. */
  readonly refresh: () => void
}

type Source<Data> = {
  readonly path: string
  readonly shape: z.ZodMiniType<Data>
  /** Milliseconds between an answer and the next question. */
  readonly everyMs: number
}

type State<Data> = {
  readonly path: string
  readonly data: Data | null
  readonly failure: Failure | null
}

/** Asks one address again and again while somebody looks at the page; one question at a time. */
export function usePolled<Data>({ path, shape, everyMs }: Source<Data>): Polled<Data> {
  const [state, setState] = useState<State<Data>>({ path, data: null, failure: null })
  const askNow = useRef<() => void>(() => undefined)
  useEffect(() => {
    const over = new AbortController()
    let timer: ReturnType<typeof setTimeout> | undefined
    let isAsking = false
    let isWanted = false
    const ask = async () => {
      clearTimeout(timer)
      isWanted = isAsking
      if (isAsking) return
      isAsking = true
      const answer = await call({ path, shape, signal: over.signal })
      isAsking = false
      if (over.signal.aborted) return
      setState((before) =>
        answer.ok
          ? { path, data: answer.data, failure: null }
          : { path, data: before.path === path ? before.data : null, failure: answer },
      )
      if (isWanted) return void ask()
      const isGone = !answer.ok && (answer.status === 404 || answer.code === 'signIn')
      if (!isGone && !document.hidden) timer = setTimeout(() => void ask(), everyMs)
    }
    const whenSeen = () => {
      if (document.hidden) clearTimeout(timer)
      else void ask()
    }
    askNow.current = () => void ask()
    document.addEventListener('visibilitychange', whenSeen)
    void ask()
    return () => {
      over.abort()
      clearTimeout(timer)
      document.removeEventListener('visibilitychange', whenSeen)
    }
  }, [path, shape, everyMs])
  const refresh = useCallback(() => askNow.current(), [])
  const current = state.path === path ? state : { data: null, failure: null }
  return { data: current.data, failure: current.failure, refresh }
}
