/** Resolves after `ms`, or as soon as `signal` aborts. */
export function delay(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve()
    const done = (): void => {
      clearTimeout(timer)
      signal.removeEventListener('abort', done)
      resolve()
    }
    const timer = setTimeout(done, ms)
    signal.addEventListener('abort', done)
  })
}

/** A failure that was met `times` before, waits twice as long as the time before, with some chance. */
export function backoff(
  times: number,
  range: { readonly min: number; readonly max: number },
): number {
  const full = Math.min(range.max, range.min * 2 ** Math.min(times, 20))
  return Math.round(full * (0.5 + Math.random() / 2))
}
