/** Requests and streams under way on a link; closing aborts them and lets no new one begin. */
export type OpenRequests = {
  readonly active: Set<AbortController>
  readonly timeoutMs: number
  isClosed: boolean
}

export function closeRequests(requests: OpenRequests): void {
  requests.isClosed = true
  for (const controller of requests.active) controller.abort(new Error('the session was closed'))
}

/** A signal that aborts on time-out, on the caller's wish and when the session is closed. */
export function limited(
  requests: OpenRequests,
  wish?: AbortSignal,
): { signal: AbortSignal; release: () => void } {
  const controller = new AbortController()
  const stop = () => controller.abort(new Error('the caller gave up'))
  const late = () => controller.abort(new Error(`no answer within ${requests.timeoutMs} ms`))
  const timer = setTimeout(late, requests.timeoutMs)
  requests.active.add(controller)
  wish?.addEventListener('abort', stop)
  return {
    signal: controller.signal,
    release: () => {
      clearTimeout(timer)
      requests.active.delete(controller)
      wish?.removeEventListener('abort', stop)
    },
  }
}
