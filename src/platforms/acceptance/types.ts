import type { Capabilities, OpenAccountInput, PlatformSession } from '../types.js'

/** What the suite must be able to do that no `PlatformSession` can: play the trader, and bad luck. */
export type AcceptanceControl = {
  /** Opens a small position as the trader would; rejects when the platform refuses. */
  openPosition(login: string): Promise<void>
  /** Places a pending order far from the market as the trader would. */
  placeOrder(login: string): Promise<void>
  /** Moves the price, so that the equity of every account with a position is another one. */
  movePrice(): Promise<void>
  /** A session with credentials that the platform does not know. */
  connectWrongly(): Promise<PlatformSession>
  /** Breaks the connections of open streams; needed where `capabilities.stream` is true. */
  breakStreams?(): Promise<void>
  /** Makes the platform forget what a stream could resume on; needed with `catchUp: 'resume'`. */
  loseHistory?(): Promise<void>
  /**
   * The next opening, or the next balance operation, is carried out, but its answer is lost on the way.
   * Checks of that are left out without it.
   */
  loseNextAnswer?(of: 'open' | 'balance'): Promise<void>
  /** Lets the platform's day end; needed with `capabilities.dayCloses`. */
  endDay?(): Promise<void>
}

export type PlatformUnderTest = {
  readonly session: PlatformSession
  readonly control: AcceptanceControl
  /** What accounts are opened with; at least 10,000 of the currency, so that positions fit. */
  readonly opening: Pick<OpenAccountInput, 'group' | 'currency' | 'leverage' | 'balance'>
  /** A group other than that of `opening`; needed with `capabilities.changeGroup`. */
  readonly otherGroup?: string
  /** Ends what `start` began. */
  stop?(): Promise<void>
}

export type PlatformSuite = {
  readonly name: string
  /** Called once before the checks. */
  start(): Promise<PlatformUnderTest>
}

/** One thing that every connector must do; throws when it does not. */
export type AcceptanceCheck = {
  readonly name: string
  /** Checks of what a platform does not claim to do are left out; absent: for all. */
  readonly applies?: (capabilities: Capabilities) => boolean
  run(platform: PlatformUnderTest): Promise<void>
}

/** Jest and Vitest fit as they are; `node:test` with its `before` and `after`. */
export type TestRunner = {
  describe(name: string, body: () => void): unknown
  it(name: string, body: () => Promise<void>): unknown
  beforeAll(body: () => Promise<void>): unknown
  afterAll(body: () => Promise<void>): unknown
}
