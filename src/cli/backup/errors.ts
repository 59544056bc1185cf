import { PropFirmError } from '../../errors.js'

/** The backup could not be written. */
export class BackupFailed extends PropFirmError {
  constructor(reason: string) {
    super('backupFailed', `The backup was not made: ${reason}.`)
  }
}

/** The backup is unfinished, damaged, or of another kind. Nothing was changed. */
export class BackupUnusable extends PropFirmError {
  constructor(folder: string, reason: string) {
    super('backupUnusable', `The backup in ${folder} cannot be restored: ${reason}.`)
  }
}

/** The place to restore into does not fit. Nothing was changed. */
export class RestoreRefused extends PropFirmError {
  constructor(reason: string) {
    super('restoreRefused', `Nothing was restored: ${reason}.`)
  }
}
