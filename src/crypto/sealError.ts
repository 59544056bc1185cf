import { PropFirmError } from '../errors.js'

export type SealFailure =
  /** The text or the bytes do not have the shape of a sealed value. */
  | 'sealMalformed'
  /** Sealed with a key that the key ring does not hold. */
  | 'sealKeyUnknown'
  /** Changed after sealing, or moved from another record or field. */
  | 'sealBroken'

/**
 * A sealed value could not be opened. Messages name the place and the key id, never the value.
 */
export class SealError extends PropFirmError {
  declare readonly code: SealFailure

  constructor(code: SealFailure, message: string) {
    super(code, message, 500)
  }
}
