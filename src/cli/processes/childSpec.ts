/**
 * How one sees that a child is ready: by a line that it prints, or by asking (a port that answers).
 * A probe is asked again every 200 ms and may throw.
 */
export type ReadyCheck =
  | { readonly kind: 'line'; readonly matches: (line: string) => boolean }
  | { readonly kind: 'probe'; readonly ask: () => Promise<boolean> }

/**
 * A process that the supervisor keeps running.
 *
 * - `env`: the child's whole environment
 * - `readyWithinMs`: a start that takes longer counts as failed; default 60,000
 * - `stopWithinMs`: time between SIGTERM and SIGKILL; default 10,000
 */
export type ChildSpec = {
  readonly name: string
  readonly command: string
  readonly args: readonly string[]
  readonly env: Readonly<Record<string, string | undefined>>
  readonly ready: ReadyCheck
  readonly cwd?: string
  readonly readyWithinMs?: number
  readonly stopWithinMs?: number
}

/** How a child ended, with the last thing it said. */
export type Ended = {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
  readonly lastLine: string
}

/** A child ends with this code when another try cannot help: wrong settings, refused password. */
export const HOPELESS_EXIT_CODE = 78
