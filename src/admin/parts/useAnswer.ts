'use client'
import { useConfig } from '@payloadcms/ui'
import { useEffect, useState } from 'react'

type State<Value> = { readonly value: Value | null; readonly problem: string }

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
): State<Value> {
  const { config } = useConfig()
  const [state, setState] = useState<State<Value>>({ value: null, problem: '' })
  const { api } = config.routes
  useEffect(() => {
    if (path === null) return
    const load = async () => {
      const answer = await fetch(`${api}${path}`, { credentials: 'include' })
      const body = (await answer.json()) as Value & { readonly message?: string }
      if (answer.ok) setState({ value: body, problem: '' })
      else setState({ value: null, problem: body.message ?? failed })
    }
    load().catch(() => setState({ value: null, problem: failed }))
  }, [api, path, failed, again])
  return state
}
