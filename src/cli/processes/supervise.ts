import type { ChildSpec } from './childSpec.js'
import { superviseChild } from './superviseChild.js'

export type Supervisor = {
  /** All children are ready; rejects with `ChildNotReady` for the first that gives up. */
  readonly ready: Promise<void>
  /** Stops the children in reverse order. Safe to call more than once. */
  readonly stop: () => Promise<void>
  /** Ends them all at once, for a second Ctrl-C. */
  readonly kill: () => void
}

/**
 * Starts the children together and keeps them running.
 *
 * @param log gets the child's name and a line of its output, or of ours about it
 */
export const supervise = (
  specs: readonly ChildSpec[],
  log: (name: string, line: string) => void,
): Supervisor => {
  const children = specs.map((spec) => superviseChild(spec, (line) => log(spec.name, line)))
  let stopping: Promise<void> | undefined
  const stopAll = async (): Promise<void> => {
    for (const child of [...children].reverse()) await child.stop()
  }
  const ready = Promise.all(children.map((child) => child.ready)).then(() => undefined)
  // The caller may look at it only after something else failed.
  ready.catch(() => undefined)
  return {
    ready,
    stop: () => (stopping ??= stopAll()),
    kill: () => children.forEach((child) => child.kill()),
  }
}
