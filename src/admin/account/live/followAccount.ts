import { askFigures, parseFigures, type Figures } from './figures.js'

/** How often to ask where no stream can be had. */
const pollMs = 5_000

type Follow = {
  /** Address of Payload's API. */
  readonly api: string
  readonly accountId: string
  readonly onFigures: (figures: Figures) => void
}

/**
 * Streams the figures of one account while the page is visible, and asks every five seconds where
 * the stream is refused or breaks off. One connection at a time: browsers allow six to a host.
 *
 * @returns ends it
 */
export function followAccount({ api, accountId, onFigures }: Follow): () => void {
  let source: EventSource | null = null
  let timer: ReturnType<typeof setInterval> | undefined

  const ask = async () => {
    const figures = await askFigures(`${api}/prop-firm/account-live?id=${accountId}`)
    if (figures) onFigures(figures)
  }
  const stop = () => {
    source?.close()
    source = null
    clearInterval(timer)
    timer = undefined
  }
  const start = () => {
    stop()
    source = new EventSource(`${api}/prop-firm/live?account=${accountId}`, {
      withCredentials: true,
    })
    source.addEventListener('figures', (event) => {
      clearInterval(timer)
      timer = undefined
      const figures = parseFigures(String(event.data))
      if (figures) onFigures(figures)
    })
    source.addEventListener('error', () => {
      timer ??= setInterval(() => void ask(), pollMs)
    })
  }
  const turned = () => (document.visibilityState === 'visible' ? start() : stop())
  document.addEventListener('visibilitychange', turned)
  turned()
  return () => {
    document.removeEventListener('visibilitychange', turned)
    stop()
  }
}
