import type { Ended } from './childSpec.js'
import { StepFailed, Stopped } from './errors.js'
import { type Command, spawnChild } from './spawnChild.js'

/** A one-off process whose result is checked, because an exit code of 0 does not prove it (see `done`). */
export type Step = Command & {
  readonly name: string
  /** True when the work is there: a line was printed, a file exists. Asked after each end. */
  readonly done: () => boolean | Promise<boolean>
  readonly onLine: (line: string) => void
  /** Breaks the step off. */
  readonly stop: AbortSignal
}

const TRIES_MAX = 3

/** Ended without a word, neither done nor failed: the loader of Node gave up, which another try cures. */
const silent = ({ code }: Ended): boolean => code === 0 || code === 13

/** Runs the step to its end. Throws `StepFailed` with the last line it said, or `Stopped`. */
export const runStep = async (step: Step): Promise<void> => {
  for (let tries = 1; ; tries += 1) {
    if (step.stop.aborted) throw new Stopped()
    const child = spawnChild(step, step.onLine)
    const breakOff = (): void => void child.stop(5_000)
    step.stop.addEventListener('abort', breakOff, { once: true })
    const ended = await child.ended
    step.stop.removeEventListener('abort', breakOff)
    if (step.stop.aborted) throw new Stopped()
    if (ended.code === 0 && (await step.done())) return
    const again = silent(ended) && tries < TRIES_MAX
    if (!again) throw new StepFailed(step.name, ended)
  }
}
