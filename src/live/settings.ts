import { defaultRetention, type Retention } from './retention.js'

/** Milliseconds unless named otherwise. */
export type LiveSettings = {
  /** Longest time that figures wait to be written; verdicts are written at once. */
  readonly writeEvery: number
  /** Accounts whose verdicts are decided in one transaction. */
  readonly verdictAccountsMax: number
  /** Between heartbeats; also how often shards are shared out and queued inputs are looked for. */
  readonly heartbeatEvery: number
  /** Between snapshots of a platform that cannot stream, unless it asks for longer. */
  readonly pollEvery: number
  /** Between looks at open positions, for accounts with a rule about them. */
  readonly positionsEvery: number
  /** Between two rounds of the job, where no worker runs. */
  readonly syncEvery: number
  readonly reconnectAfterMin: number
  readonly reconnectAfterMax: number
  /** After a refused log-in: asking again at once would lock the platform's account. */
  readonly reconnectAfterRefusal: number
  /** How long an account's next figure may wait for a platform that refuses to tell of the gap before it. */
  readonly gapWaitMax: number
  /** Observations that may wait for the database before the feeds are made to wait. */
  readonly unwrittenMax: number
  /** Between the notes to browsers that figures changed. */
  readonly tickEvery: number
  /** Oldest that figures of an account with open positions or near a limit may get while polled. */
  readonly hotAgeMax: number
  /** The same for accounts that were lately seen to trade, and for all others. */
  readonly warmAgeMax: number
  readonly coldAgeMax: number
  /** Share of its tightest loss limit, in basis points, from which on an account is near it. */
  readonly nearLimit: number
} & Retention

export const defaultLiveSettings: LiveSettings = {
  writeEvery: 150,
  verdictAccountsMax: 500,
  heartbeatEvery: 1_000,
  pollEvery: 1_000,
  positionsEvery: 2_000,
  syncEvery: 60_000,
  reconnectAfterMin: 250,
  reconnectAfterMax: 30_000,
  reconnectAfterRefusal: 60_000,
  gapWaitMax: 10_000,
  unwrittenMax: 1_000_000,
  tickEvery: 300,
  hotAgeMax: 5_000,
  warmAgeMax: 30_000,
  coldAgeMax: 120_000,
  nearLimit: 5_000,
  ...defaultRetention,
}
