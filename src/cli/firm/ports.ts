import type { ClientBase } from 'pg'
import type { Role } from '../../domain/roles.js'

/** A login that the demo firm has, printed once it runs. */
export type DemoLogin = { readonly role: string; readonly email: string; readonly password: string }

export type NewOperator = {
  readonly email: string
  readonly name: string
  readonly roles: readonly Role[]
  readonly password: string
}

type BookRow = { readonly row: number; readonly login: string; readonly message: string }

/** What came, or would come, of a book that runs elsewhere. */
export type ImportedBook = {
  readonly accounts: number
  readonly known: number
  readonly newTraders: number
  readonly knownTraders: number
  readonly refused: readonly BookRow[]
  readonly duplicates: readonly {
    readonly kind: string
    readonly rows: readonly number[]
    readonly message: string
  }[]
  readonly warnings: readonly BookRow[]
  /** Columns of the file that mean nothing here. */
  readonly unread: readonly string[]
}

/**
 * What the command line asks of the firm. Each is loaded when it is called, after the environment
 * is complete: the configuration reads it while it is imported.
 */
export type FirmPorts = {
  /** Brings the database at `url` up to this release; returns the steps applied now. */
  readonly migrate: (url: string) => Promise<readonly string[]>
  /** Creates the demo firm unless it is there; returns one login per role. */
  readonly seed: () => Promise<readonly DemoLogin[]>
  readonly createOperator: (operator: NewOperator) => Promise<void>
  readonly importBook: (book: {
    readonly connection: string
    readonly bytes: Uint8Array
    readonly commit: boolean
    readonly invite: boolean
  }) => Promise<ImportedBook>
  /** Works until `stop` is aborted; `ready` is called when it has taken up its work. */
  readonly runWorker: (options: { stop: AbortSignal; ready: () => void }) => Promise<void>
  /** Sets every firm-wide hold, in the transaction of a restore. */
  readonly holdEverything: (client: ClientBase) => Promise<void>
  /** Tables (`schema.name`) that have rows as soon as the database is migrated. */
  readonly filledByMigrations: readonly string[]
  /** Runs the paper platform with these arguments; it ends the process itself. */
  readonly runPaperPlatform: (args: readonly string[]) => Promise<void>
}
