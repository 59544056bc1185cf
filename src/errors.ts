/**
 * A fault: something that should not happen and stops the work. Expected outcomes are values
 * (`{ ok: false, code }`), not faults.
 *
 * @param code stable, part of the API
 * @param status the HTTP status an endpoint answers with
 */
export class PropFirmError extends Error {
  readonly code: string
  readonly status: number

  constructor(code: string, message: string, status = 500) {
    super(message)
    // Bundlers take a class's name away, and Payload answers the words of named errors alone.
    this.name = new.target.name || 'PropFirmError'
    this.code = code
    this.status = status
  }
}

/** Wrong options or environment: the firm cannot start. The message names the option. */
export class ConfigurationError extends PropFirmError {
  constructor(message: string) {
    super('configuration', message, 500)
  }
}

/** An invariant of ours did not hold. Always a bug, never the caller's fault. */
export class InvariantError extends PropFirmError {
  constructor(message: string) {
    super('invariant', message, 500)
  }
}
