type Settings = {
  readonly name: string
  readonly everyMs: number
  readonly stop: AbortSignal
  readonly log: { error(details: object, message: string): void }
}

export type Loop = {
  /** Runs again as soon as the round under way has ended. */
  readonly wake: () => void
  /** Settles after the last round, once `stop` is aborted. */
  readonly ended: Promise<void>
}

/**
 * Runs `round` now and then every `everyMs`, one round at a time, until `stop` aborts. A round that
 * answers true had work to do and is followed at once by another; one that fails is logged and
 * tried again later.
 */
export function repeat(
  { name, everyMs, stop, log }: Settings,
  round: () => Promise<unknown>,
): Loop {
  let ring: () => void = () => undefined
  let rung = false
  const wake = () => {
    rung = true
    ring()
  }
  stop.addEventListener('abort', wake)
  const run = async () => {
    while (!stop.aborted) {
      rung = false
      const again = await round().catch((err: unknown) => {
        log.error({ err }, `${name} failed, will be tried again`)
        return false
      })
      if (again === true || rung || stop.aborted) continue
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, everyMs)
        ring = () => {
          clearTimeout(timer)
          resolve()
        }
      })
    }
  }
  return { wake, ended: run() }
}
