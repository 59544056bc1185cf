type Event = { readonly event: string; readonly data: unknown }

type Source = {
  /** Aborts when the browser goes away. */
  readonly signal: AbortSignal | null | undefined
  readonly everyMs: number
  /** What is new since it was asked last. */
  readonly read: () => Promise<readonly Event[]>
}

/** A stream outlives a sign-out; the page opens a new one, which asks again who calls. */
const longestMs = 15 * 60_000
/** A page that hears nothing for longer takes the line for dead. */
const pingMs = 5_000

/**
 * Server-sent events from a source that is asked at intervals. A reader that is too slow misses
 * figures instead of piling them up. Ends with the reader, with a failing source, and after a
 * quarter of an hour.
 */
export function eventStream({ signal, everyMs, read }: Source): Response {
  const encoder = new TextEncoder()
  let timer: ReturnType<typeof setTimeout> | undefined
  let isOpen = true
  const stop = () => {
    isOpen = false
    clearTimeout(timer)
  }
  const body = new ReadableStream<Uint8Array>(
    {
      start(controller) {
        const startedAt = Date.now()
        let pingedAt = startedAt
        const close = () => {
          if (!isOpen) return
          stop()
          controller.close()
        }
        signal?.addEventListener('abort', close)
        const send = (text: string) => {
          if (isOpen && (controller.desiredSize ?? 0) > 0) controller.enqueue(encoder.encode(text))
        }
        const round = async () => {
          for (const { event, data } of await read()) {
            send(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`)
          }
          const now = Date.now()
          if (now - pingedAt > pingMs) {
            send('event: ping\ndata: null\n\n')
            pingedAt = now
          }
          if (now - startedAt > longestMs) return close()
          if (isOpen) timer = setTimeout(() => void round().catch(close), everyMs)
        }
        void round().catch(close)
      },
      cancel: stop,
    },
    new ByteLengthQueuingStrategy({ highWaterMark: 64 * 1024 }),
  )
  return new Response(body, {
    headers: {
      'content-type': 'text/event-stream',
      'cache-control': 'no-cache, no-transform',
      'x-accel-buffering': 'no',
    },
  })
}
