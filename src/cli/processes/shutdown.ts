const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

export type Shutdown = {
  /** Aborted at the first signal, or when `run` begins. */
  readonly requested: AbortSignal
  /** Adds what must be undone; the last added is undone first. */
  readonly defer: (undo: () => Promise<void>) => void
  /** Called at a second signal: the person does not want to wait. */
  readonly onHurry: (hurry: () => void) => void
  /** Undoes everything once; a failing step does not keep the others from running. */
  readonly run: () => Promise<void>
}

/**
 * Turns Ctrl-C, SIGTERM and a closed terminal into an orderly stop.
 *
 * @param report told what went wrong while stopping
 */
export const shutdownOnSignals = (report: (error: unknown) => void): Shutdown => {
  const requested = new AbortController()
  const undos: (() => Promise<void>)[] = []
  const hurries: (() => void)[] = []
  let running: Promise<void> | undefined
  const undoAll = async (): Promise<void> => {
    for (let undo = undos.pop(); undo !== undefined; undo = undos.pop()) {
      await undo().catch(report)
    }
  }
  for (const signal of SIGNALS) {
    process.on(signal, () => {
      if (requested.signal.aborted) hurries.forEach((hurry) => hurry())
      requested.abort()
    })
  }
  return {
    requested: requested.signal,
    defer: (undo) => void undos.push(undo),
    onHurry: (hurry) => void hurries.push(hurry),
    run: () => {
      requested.abort()
      return (running ??= undoAll())
    },
  }
}

/** Resolves at the first signal. */
export const untilRequested = (shutdown: Shutdown): Promise<void> =>
  new Promise((resolve) => {
    if (shutdown.requested.aborted) resolve()
    else shutdown.requested.addEventListener('abort', () => resolve(), { once: true })
  })
