'use client'
import { useConfig } from '@payloadcms/ui'
import { useRouter } from 'next/navigation.js'
import { createContext, use, useEffect, useState, type ReactNode } from 'react'
import { followAccount } from './followAccount.js'
import type { Figures } from './figures.js'

/** With a position open, a figure older than this is no longer what the account is worth. */
const staleMs = 10_000
/** Floors, limits and the curve come with the page: it is asked for again this often. */
const pageMs = 30_000

/**
 * How far the server's clock is ahead of this one. Less than half a minute is the way the page took,
 * not the clock.
 */
function clockError(serverNow: number): number {
  const ahead = serverNow - Date.now()
  return Math.abs(ahead) < 30_000 ? 0 : ahead
}

type Live = {
  readonly figures: Figures | null
  /** Milliseconds since the platform's newest figure; null before the first. */
  readonly ageMs: number | null
  readonly isStale: boolean
  readonly isLive: boolean
}

const LiveContext = createContext<Live>({
  figures: null,
  ageMs: null,
  isStale: false,
  isLive: false,
})

export const useLive = (): Live => use(LiveContext)

type Props = {
  readonly initial: Figures | null
  /** The server's clock when the page was made, UTC milliseconds. */
  readonly serverNow: number
  /** False for accounts that ended: nothing is asked for. */
  readonly isLive: boolean
  readonly children: ReactNode
}

/** Keeps the figures of a running account current for everything inside. */
export function LiveAccount({ initial, serverNow, isLive, children }: Props) {
  const { config } = useConfig()
  const { refresh } = useRouter()
  const [figures, setFigures] = useState(initial)
  const [now, setNow] = useState(serverNow)
  const accountId = initial?.accountId
  const api = config.routes.api

  useEffect(() => {
    if (!isLive || accountId === undefined) return
    const end = followAccount({
      api,
      accountId,
      onFigures: (fresh) => setFigures((known) => (known && known.at > fresh.at ? known : fresh)),
    })
    const page = setInterval(() => {
      if (document.visibilityState === 'visible') refresh()
    }, pageMs)
    return () => {
      end()
      clearInterval(page)
    }
  }, [api, accountId, isLive, refresh])

  useEffect(() => {
    if (!isLive) return
    const ahead = clockError(serverNow)
    const clock = setInterval(() => setNow(Date.now() + ahead), 1_000)
    return () => clearInterval(clock)
  }, [isLive, serverNow])

  const ageMs = figures === null ? null : Math.max(0, now - figures.at)
  const isStale = isLive && ageMs !== null && ageMs > staleMs && (figures?.openPositions ?? 0) > 0
  return (
    <LiveContext value={{ figures, ageMs, isStale, isLive }}>
      <div className={isStale ? 'pf-stale' : undefined}>{children}</div>
    </LiveContext>
  )
}
