import { PropFirmError } from '../../errors.js'

/** Building failed; the lines that say why were printed before. */
export class BuildFailed extends PropFirmError {
  constructor(what: string, reason: string) {
    super('buildFailed', `Building ${what} failed: ${reason}`)
  }
}
