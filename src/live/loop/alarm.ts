import { setImmediate } from 'node:timers'

/** Wakes one sleeper: at once, or within a time that the first call sets. */
export type Alarm = {
  /** @param withinMs 0: after the work of this turn of the event loop, all of which it then sees */
  ring(withinMs: number): void
  /** Resolves with the next ring that is due. Rings from before count. */
  next(): Promise<void>
  stop(): void
}

export function createAlarm(): Alarm {
  let dueAt = Infinity
  let timer: NodeJS.Timeout | undefined
  let rang = false
  let wakeUp: (() => void) | undefined

  const fire = (): void => {
    clearTimeout(timer)
    dueAt = Infinity
    rang = true
    wakeUp?.()
  }
  return {
    ring(withinMs) {
      const at = performance.now() + withinMs
      if (rang || at >= dueAt) return
      dueAt = at
      clearTimeout(timer)
      if (withinMs <= 0) setImmediate(fire)
      else timer = setTimeout(fire, withinMs)
    },
    async next() {
      if (!rang) await new Promise<void>((resolve) => (wakeUp = resolve))
      rang = false
      wakeUp = undefined
    },
    stop: fire,
  }
}
