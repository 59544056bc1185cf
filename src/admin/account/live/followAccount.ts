import { askFigures, parseFigures, type Figures } from './figures.js'

/** How often the stream is looked after, and how often to ask where it says nothing. */
const everyMs = 5_000
/** A stream that lives says so more often than this, though nothing changed. */
const silentMs = 12_000
/** One that does not is opened anew after this. */
const againMs = 60_000

type Follow = {
  /** Address of Payload's API. */
  readonly api: string
  readonly accountId: string
  readonly onFigures: (figures: Figures) => void
  /** Since when the server says nothing, browser's clock; null once it answers again. */
  readonly onFailing: (since: number | null) => void
}

/**
 * Streams the figures of one account while the page is visible, and asks every five seconds where
 * the stream is refused, breaks off or falls silent. One stream at a time: browsers allow six to a
 * host.
 *
 * @returns ends it
 */
export function followAccount({ api, accountId, onFigures, onFailing }: Follow): () => void {
  let source: EventSource | null = null
  let timer: ReturnType<typeof setInterval> | undefined
  let heardAt = Date.now()
  let openedAt = 0
  let isWell = false
  let isFailing = false

  const heard = (figures: Figures | null) => {
    heardAt = Date.now()
    if (figures) onFigures(figures)
    if (isFailing) onFailing(null)
    isFailing = false
  }
  const ask = async () => {
    const answer = await askFigures(api, accountId)
    if (timer === undefined) return
    if (answer) return heard(answer.figures)
    if (!isFailing) onFailing(heardAt)
    isFailing = true
  }
  const open = () => {
    source?.close()
    openedAt = Date.now()
    source = new EventSource(`${api}/prop-firm/live?account=${accountId}`, {
      withCredentials: true,
    })
    const streamed = (event: MessageEvent) => {
      isWell = true
      heard(parseFigures(String(event.data)))
    }
    source.addEventListener('figures', streamed)
    source.addEventListener('ping', streamed)
    source.addEventListener('error', () => {
      isWell = false
    })
  }
  const look = async () => {
    if (isWell && Date.now() - heardAt < silentMs) return
    isWell = false
    await ask()
    if (timer !== undefined && Date.now() - openedAt > againMs) open()
  }
  const stop = () => {
    source?.close()
    source = null
    clearInterval(timer)
    timer = undefined
    isWell = false
  }
  const start = () => {
    stop()
    open()
    timer = setInterval(() => void look(), everyMs)
  }
  const turned = () => (document.visibilityState === 'visible' ? start() : stop())
  document.addEventListener('visibilitychange', turned)
  turned()
  return () => {
    document.removeEventListener('visibilitychange', turned)
    stop()
  }
}
