'use client'
import { useConfig } from '@payloadcms/ui'
import { useEffect, useSyncExternalStore } from 'react'
import { z } from 'zod'
import { ask } from '../parts/ask.js'

const figures = ['balance', 'equity', 'used'] as const

export type LiveFigureName = (typeof figures)[number]

export const isLiveFigure = (name: string): name is LiveFigureName =>
  figures.some((figure) => figure === name)

const row = z.object({
  id: z.string(),
  status: z.string().nullish(),
  balance: z.number().nullish(),
  equity: z.number().nullish(),
  used: z.number().nullish(),
})

export type LiveRow = z.output<typeof row>

const answer = z.object({ docs: z.array(row) })

/** The most rows a list shows; the rest of a longer page keeps the figures it was loaded with. */
const rowsMax = 100
const everyMs = 5_000

type Wanted = { readonly collectionSlug: string; readonly id: unknown } | null

/** Cells of one page share one question: who shows which record, and the newest answer. */
const wanted = new Map<string, { count: number; slug: string }>()
const listeners = new Set<() => void>()
let rows: ReadonlyMap<string, LiveRow> = new Map()
let timer: ReturnType<typeof setTimeout> | undefined

/**
 * Status and live figures of one record, asked for every five seconds together with those of all
 * other rows on the page while the page is visible. Undefined until the first answer.
 */
export function useLiveRow(subject: Wanted): LiveRow | undefined {
  const { config } = useConfig()
  const id = typeof subject?.id === 'string' ? subject.id : undefined
  const slug = subject?.collectionSlug
  const api = config.routes.api
  useEffect(() => {
    if (!id || !slug) return
    const known = wanted.get(id)
    wanted.set(id, { slug, count: (known?.count ?? 0) + 1 })
    timer ??= setTimeout(() => void poll(api), everyMs)
    return () => release(id)
  }, [id, slug, api])
  return useSyncExternalStore(
    subscribe,
    () => (id ? rows.get(id) : undefined),
    () => undefined,
  )
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** What nobody shows is forgotten: a page that is opened later knows better. */
function release(id: string): void {
  const known = wanted.get(id)
  if (known && known.count > 1) {
    wanted.set(id, { ...known, count: known.count - 1 })
    return
  }
  wanted.delete(id)
  rows = new Map([...rows].filter(([each]) => each !== id))
}

async function poll(api: string): Promise<void> {
  const [first] = wanted.values()
  if (first && document.visibilityState === 'visible') {
    const ids = [...wanted].flatMap(([id, { slug }]) => (slug === first.slug ? id : []))
    const fresh = await fetchRows(api, first.slug, ids.slice(0, rowsMax))
    if (fresh) {
      rows = new Map(fresh.filter(({ id }) => wanted.has(id)).map((each) => [each.id, each]))
      for (const listener of listeners) listener()
    }
  }
  timer = wanted.size > 0 ? setTimeout(() => void poll(api), everyMs) : undefined
}

/** Null when the question failed: the old figures stay. */
async function fetchRows(
  api: string,
  slug: string,
  ids: readonly string[],
): Promise<readonly LiveRow[] | null> {
  const query = new URLSearchParams({ depth: '0', limit: String(ids.length), pagination: 'false' })
  query.set('where[id][in]', ids.join(','))
  for (const name of ['status', ...figures]) query.set(`select[${name}]`, 'true')
  return (await ask(`${api}/${slug}?${query}`, answer))?.docs ?? null
}
