/** A protocol simulator that runs alone, for tests and for people with a client of their own. */
export type Simulator = {
  /** As in `prop-firm simulate NAME`. */
  readonly name: string
  readonly summary: string
  readonly defaultPort: number
  /** Lines for whoever plays with it: how to make things happen, and to misbehave. */
  readonly guide?: (url: string) => readonly string[]
  start(options: SimulatorOptions): Promise<RunningSimulator>
}

export type SimulatorOptions = {
  readonly host: string
  /** 0 takes a free one. */
  readonly port: number
  /** The same seed makes the same accounts and prices. */
  readonly seed: number
  /** Accounts there from the start. */
  readonly accounts: number
}

export type RunningSimulator = {
  readonly url: string
  /** What to enter in a client, by its name there; printed to whoever started it. */
  readonly credentials: Readonly<Record<string, string>>
  stop(): Promise<void>
}
