import { setTimeout as sleep } from 'node:timers/promises'
import type { ReadyCheck } from './childSpec.js'

const PROBE_EVERY_MS = 200

/** Hands lines of output to whoever waits for one. */
export type LineWatch = {
  readonly see: (line: string) => void
  readonly next: (matches: (line: string) => boolean) => Promise<void>
}

export const lineWatch = (): LineWatch => {
  const waiting: { matches: (line: string) => boolean; done: () => void }[] = []
  return {
    see: (line) => {
      for (const each of waiting) if (each.matches(line)) each.done()
    },
    next: (matches) => new Promise((done) => waiting.push({ matches, done })),
  }
}

/** Resolves when the check says so; a probe ends early, without an answer, once `over` is aborted. */
export const becameReady = async (
  check: ReadyCheck,
  lines: LineWatch,
  over: AbortSignal,
): Promise<void> => {
  if (check.kind === 'line') return lines.next(check.matches)
  while (!over.aborted) {
    if (await check.ask().catch(() => false)) return
    await sleep(PROBE_EVERY_MS)
  }
}
