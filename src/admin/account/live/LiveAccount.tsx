'use client'
import { useConfig } from '@payloadcms/ui'
import { useRouter } from 'next/navigation.js'
import { createContext, use, useCallback, useEffect, useState, type ReactNode } from 'react'
import { secondText } from '../../parts/dates.js'
import { Shape } from '../../parts/Shape.js'
import { followAccount } from './followAccount.js'
import { askFigures, type Figures } from './figures.js'

/** With a position open, a figure older than this is no longer what the account is worth. */
const staleMs = 10_000
/** Floors, limits and the curve come with the page: it is asked for again this often. */
const pageMs = 30_000
/** What follows the end of an account comes in steps: trading off, read back, the message. */
const settlingMs = 2_000

/**
 * How far the server's clock is ahead of this one. Less than half a minute is the way the page took,
 * not the clock.
 */
function clockError(serverNow: number): number {
  const ahead = serverNow - Date.now()
  return Math.abs(ahead) < 30_000 ? 0 : ahead
}

/** Asks for the page again, from a server that answers: Next leaves it for one that it cannot get. */
function useFreshPage(accountId: string): () => Promise<void> {
  const { config } = useConfig()
  const { refresh } = useRouter()
  const { api } = config.routes
  return useCallback(async () => {
    if (await askFigures(api, accountId)) refresh()
  }, [api, accountId, refresh])
}

/** In this rhythm while the page is visible. */
function useRhythm(everyMs: number | null, deed: () => Promise<void>): void {
  useEffect(() => {
    if (everyMs === null) return
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') void deed()
    }, everyMs)
    return () => clearInterval(timer)
  }, [everyMs, deed])
}

/** Those that the platform reported later; of the same moment, the second. */
const newer = (a: Figures | null, b: Figures | null): Figures | null =>
  a !== null && (b === null || a.at > b.at) ? a : b

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
  readonly accountId: string
  readonly initial: Figures | null
  /** The server's clock when the page was made, UTC milliseconds. */
  readonly serverNow: number
  /** False for accounts that ended: no figures are asked for. */
  readonly isLive: boolean
  /** True for an account that ended a moment ago. */
  readonly isSettling: boolean
  /** For times of day. */
  readonly zone: string
  readonly children: ReactNode
}

/** Keeps the figures of a running account current for everything inside. */
export function LiveAccount(props: Props) {
  const { accountId, initial, serverNow, isLive, isSettling, zone, children } = props
  const { config } = useConfig()
  const freshPage = useFreshPage(accountId)
  const [streamed, setStreamed] = useState(initial)
  const [failedSince, setFailedSince] = useState<number | null>(null)
  const [now, setNow] = useState(serverNow)
  const figures = newer(initial, streamed)
  const api = config.routes.api

  useEffect(() => {
    if (!isLive) return
    const leave = followAccount({
      api,
      accountId,
      onFigures: (fresh) => setStreamed((known) => newer(known, fresh)),
      onFailing: (since) => {
        setFailedSince(since)
        if (since === null) void freshPage()
      },
    })
    return () => {
      leave()
      setFailedSince(null)
    }
  }, [api, accountId, isLive, freshPage])

  useRhythm(isLive ? pageMs : isSettling ? settlingMs : null, freshPage)
  const [shownAt, changedAt] = [initial?.changedAt ?? 0, streamed?.changedAt ?? 0]
  useEffect(() => {
    if (changedAt > shownAt) void freshPage()
  }, [changedAt, shownAt, freshPage])

  useEffect(() => {
    if (!isLive) return
    const ahead = clockError(serverNow)
    const clock = setInterval(() => setNow(Date.now() + ahead), 1_000)
    return () => clearInterval(clock)
  }, [isLive, serverNow])

  const ageMs = figures === null ? null : Math.max(0, now - figures.at)
  const hasStopped = ageMs !== null && ageMs > staleMs && (figures?.openPositions ?? 0) > 0
  const isStale = isLive && (failedSince !== null || hasStopped)
  return (
    <LiveContext value={{ figures, ageMs, isStale, isLive }}>
      {isLive && failedSince !== null ? (
        <p className="pf-banner pf-banner--near" role="status">
          <Shape tone="attention" />
          <span>
            No answer since {secondText(failedSince, zone)}: what is shown may have changed. It is
            asked for until it comes.
          </span>
        </p>
      ) : null}
      <div className={isStale ? 'pf-stale' : undefined}>{children}</div>
    </LiveContext>
  )
}
