'use client'
import { useConfig } from '@payloadcms/ui'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { QueueKindName } from '../../readModels/queue/kinds.js'
import {
  queueSchema,
  type GoneItem,
  type Queue,
  type QueueItem,
  type QueueOwner,
} from '../../readModels/queue/model.js'
import { ask } from '../parts/ask.js'

export type Filter = {
  readonly kind: QueueKindName | undefined
  readonly owner: QueueOwner
  readonly text: string
}

export type Shown = {
  readonly queue: Queue
  /** What stands on the screen, in its order. */
  readonly rows: readonly QueueItem[]
  /** Came since; they enter when the person says so, never under the pointer. */
  readonly fresh: readonly QueueItem[]
  /** Rows on the screen that somebody else has decided. */
  readonly gone: ReadonlyMap<string, GoneItem>
  readonly failedSince: number | null
}

type Query = Readonly<Record<string, string>>

const everyMs = 5_000
const seenMax = 100

/** The list: loaded anew with another filter, and asked again every five seconds while it is seen. */
export function useQueue(initial: Queue, filter: Filter) {
  const { config } = useConfig()
  const api = config.routes.api
  const { kind, owner, text } = filter
  const [shown, setShown] = useState<Shown>(() => fromFirst(initial))
  const current = useRef(shown)
  const isFirst = useRef(true)
  /** Grows with each decision. */
  const round = useRef(0)
  useEffect(() => {
    current.current = shown
  }, [shown])

  const askFor = useCallback(
    (more: Query) => askQueue(api, { kind, owner, text }, more),
    [api, kind, owner, text],
  )

  const failed = () =>
    setShown((before) => ({ ...before, failedSince: before.failedSince ?? Date.now() }))

  const reload = useCallback(async () => {
    const fresh = await askFor({})
    if (fresh) setShown(fromFirst(fresh))
    else failed()
  }, [askFor])

  const poll = useCallback(async () => {
    const asked = round.current
    const answer = await askFor(seenOf(current.current.rows))
    // What was asked before a decision would bring back what it took away.
    if (asked !== round.current) return
    if (answer) setShown((before) => merged(before, answer))
    else failed()
  }, [askFor])

  useEffect(() => {
    if (isFirst.current) isFirst.current = false
    else void reload()
  }, [reload])

  useEffect(() => {
    const again = () => {
      if (document.visibilityState === 'visible') void poll()
    }
    const timer = setInterval(again, everyMs)
    document.addEventListener('visibilitychange', again)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', again)
    }
  }, [poll])

  const more = async () => {
    const { next } = current.current.queue
    const page = next === null ? null : await askFor({ after: next })
    if (page) setShown((before) => appended(before, page))
  }
  /**
   * Takes rows that the person decided off the screen and answers their ids. A row that waits on, for a
   * second approval or the end of a review that was begun, stays where it is.
   */
  const settle = async (decided: readonly string[]): Promise<readonly string[]> => {
    round.current += 1
    const { rows } = current.current
    const isDecided = ({ id }: QueueItem) => decided.includes(id)
    const first = [...rows.filter(isDecided), ...rows.filter((row) => !isDecided(row))]
    const answer = await askFor(seenOf(first))
    if (!answer) failed()
    const left = answer ? over(decided, answer) : decided
    setShown((before) => {
      const after = answer ? merged(before, answer) : before
      return { ...after, rows: after.rows.filter(({ id }) => !left.includes(id)) }
    })
    return left
  }
  return { ...shown, reload, poll, more, settle }
}

function askQueue(api: string, filter: Filter, more: Query): Promise<Queue | null> {
  const { kind, owner, text } = filter
  const query = new URLSearchParams({
    ...{ owner, ...(kind ? { kind } : {}), ...(text ? { text } : {}) },
    ...more,
  })
  return ask(`${api}/prop-firm/queue?${query}`, queueSchema)
}

const seenOf = (rows: readonly QueueItem[]): Query =>
  rows.length === 0
    ? {}
    : {
        seen: rows
          .slice(0, seenMax)
          .map(({ kind, id }) => `${kind}:${id}`)
          .join(),
      }

/** Those that wait no more, as what they were or as anything else that the person sees. */
export const over = (decided: readonly string[], { gone, rows }: Queue): readonly string[] =>
  decided.filter((id) => gone.some((each) => each.id === id) && !rows.some((row) => row.id === id))

const fromFirst = (queue: Queue): Shown => ({
  ...{ queue, rows: queue.rows, fresh: [], gone: new Map(), failedSince: null },
})

/**
 * Figures change in place; what is new waits above, what is gone stays, greyed, where it was. Into an
 * empty list it comes at once: nothing is under the pointer there.
 */
export function merged(before: Shown, answer: Queue): Shown {
  if (before.rows.length === 0) return fromFirst(answer)
  const news = new Map(answer.rows.map((row) => [row.id, row]))
  const rows = before.rows.map((row) => news.get(row.id) ?? row)
  const known = new Set(rows.map(({ id }) => id))
  const last = rows.at(-1)
  const gone = new Map([...before.gone, ...answer.gone.map((each) => [each.id, each] as const)])
  for (const id of news.keys()) gone.delete(id)
  return {
    queue: { ...answer, next: before.queue.next },
    rows,
    // Behind the last row on the screen they come with the next page.
    fresh: answer.rows.filter(
      (row) => !known.has(row.id) && (before.queue.next === null || !last || isBefore(row, last)),
    ),
    gone,
    failedSince: null,
  }
}

function appended(before: Shown, page: Queue): Shown {
  const known = new Set(before.rows.map(({ id }) => id))
  const rows = [...before.rows, ...page.rows.filter(({ id }) => !known.has(id))]
  return { ...before, rows, queue: { ...before.queue, next: page.next }, failedSince: null }
}

const isBefore = (a: QueueItem, b: QueueItem): boolean => {
  const [restsA, restsB] = [Number(a.rest !== null), Number(b.rest !== null)]
  return restsA !== restsB ? restsA < restsB : (a.until ?? a.due) < (b.until ?? b.due)
}
