/** An invariant of the domain did not hold: a bug in the caller, never a user's mistake. */
export class DomainFault extends Error {
  readonly code = 'invariant'

  constructor(message: string) {
    super(message)
    this.name = 'DomainFault'
  }
}
