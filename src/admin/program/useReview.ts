import { useConfig } from '@payloadcms/ui'
import { useEffect, useRef, useState } from 'react'
import type { Review } from '../../domain/programs/reviewDraft.js'

export type Reviewed = Review & {
  readonly published: {
    readonly number: number
    readonly hash: string
    readonly terms: unknown
  } | null
}

/** So long after the last key the draft is checked. */
const pauseMs = 300

export type Asked = {
  readonly draft: unknown
  readonly program: string | undefined
  readonly size: { readonly size: unknown; readonly currency: string } | null
  /** The stored draft that the form was opened with: another one was saved when it changes. */
  readonly basis?: unknown
}

export async function askReview(api: string, { draft, program, size }: Asked): Promise<Reviewed> {
  const answer = await fetch(`${api}/prop-firm/programs/check`, {
    method: 'POST',
    credentials: 'include',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      draft,
      ...(program === undefined ? {} : { program }),
      ...(typeof size?.size === 'number' ? size : {}),
    }),
  })
  const body = (await answer.json()) as Reviewed & { message?: string }
  if (!answer.ok) throw new Error(body.message ?? `refused (${answer.status})`)
  return body
}

/** The draft checked on the server a moment after it was last changed; the last answer stays meanwhile. */
export function useReview(asked: Asked) {
  const { config } = useConfig()
  const api = config.routes.api
  const [review, setReview] = useState<Reviewed | null>(null)
  const [problem, setProblem] = useState('')
  const [attempt, setAttempt] = useState(0)
  const text = JSON.stringify(asked)
  const newest = useRef(text)
  newest.current = text
  useEffect(() => {
    const timer = setTimeout(() => {
      askReview(api, JSON.parse(text) as Asked)
        .then((found) => {
          if (newest.current !== text) return
          setReview(found)
          setProblem('')
        })
        .catch((error: unknown) => setProblem(error instanceof Error ? error.message : 'failed'))
    }, pauseMs)
    return () => clearTimeout(timer)
  }, [api, text, attempt])
  return { review, problem, again: () => setAttempt((count) => count + 1) }
}
