import { PropFirmError } from '../errors.js'
import type { PlatformFailure } from './types.js'

/** The link of a stream broke, or could not be made; the caller reconnects unless `failure` says auth. */
export class PlatformLinkError extends PropFirmError {
  readonly failure: PlatformFailure

  constructor(failure: PlatformFailure) {
    super('platformLink', failure.message, 502)
    this.failure = failure
  }
}

/** @returns a failure whose `retryable` follows from its code */
export function failureOf(code: PlatformFailure['code'], message: string): PlatformFailure {
  return { ok: false, code, message, retryable: retryable.has(code) }
}

const retryable: ReadonlySet<string> = new Set(['rateLimited', 'unavailable', 'outcomeUnknown'])
