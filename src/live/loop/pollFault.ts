import type { PlatformFailure } from '../../platforms/types.js'

/** A platform's refusal of a look, as a fault of the feed. */
export class PollFault extends Error {
  readonly failure: PlatformFailure

  constructor(failure: PlatformFailure) {
    super(failure.message)
    this.failure = failure
  }
}
