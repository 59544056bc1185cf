'use client'
import { useConfig } from '@payloadcms/ui'
import { useEffect, useState } from 'react'

type State<Value> = { readonly value: Value | null; readonly problem: string }

type Answered<Value> = State<Value> & { readonly retry: () => void }

/**
 * What an endpoint of ours answers to one question, asked again when the question changes.
 *
 * @param path below the API route of the host; null asks nothing
 * @param failed what is said when there is no answer at all
 * @param again asked again whenever this changes, such as when a record was saved
 */
export function useAnswer<Value>(
  path: string | null,
  failed: string,
  again?: unknown,
): Answered<Value> {
  const { config } = useConfig()
  const [state, setState] = useState<State<Value>>({ value: null, problem: '' })
  const [attempt, setAttempt] = useState(0)
  const { api } = config.routes
  useEffect(() => {
    if (path === null) return
    let isOld = false
    const tell = (next: State<Value>) => {
      if (!isOld) setState(next)
    }
    const load = async () => {
      const answer = await fetch(`${api}${path}`, { credentials: 'include' })
      const body = (await answer.json()) as Value & { readonly message?: string }
      if (answer.ok) tell({ value: body, problem: '' })
      else tell({ value: null, problem: body.message ?? failed })
    }
    load().catch(() => tell({ value: null, problem: failed }))
    return () => {
      isOld = true
    }
  }, [api, path, failed, again, attempt])
  return { ...state, retry: () => setAttempt((count) => count + 1) }
}
