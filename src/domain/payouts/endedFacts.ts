import type { AfterEnd } from './afterEnd.js'

/** An ended account as its claim is judged. */
export type EndedFacts = {
  /** When it ended, UTC milliseconds. */
  readonly at: number
  /** False once its ruling was overturned. */
  readonly isEnded: boolean
  /** What the program pays after such an end; null for nothing. */
  readonly after: AfterEnd | null
  /** Whether its final balance was read back from the platform. */
  readonly isSettled: boolean
  /** Earlier claims of the account that were not cancelled. */
  readonly claims: number
}
