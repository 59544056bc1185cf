import { getPayload, type SanitizedConfig } from 'payload'
import { PropFirmError } from '../../errors.js'
import { runtimeOf } from '../runtime.js'
import { system } from '../work.js'
import { importBook, type ImportReport } from './importBook.js'
import { readBook, type Book } from './readBook.js'

type Input = {
  readonly config: SanitizedConfig | Promise<SanitizedConfig>
  readonly file: {
    /** Name of the platform connection. */
    readonly connection: string
    readonly bytes: Uint8Array
    readonly commit: boolean
    readonly invite: boolean
  }
}

export type FileReport = ImportReport & Pick<Extract<Book, { ok: true }>, 'unread'>

/**
 * A book from the command line, of any size.
 *
 * @throws PropFirmError when the file cannot be read, there is no such connection, or the platform does
 *   not answer
 */
export async function importFile({ config, file }: Input): Promise<FileReport> {
  const book = readBook(file.bytes)
  if (!book.ok) throw new PropFirmError('invalid', book.message, 400)
  const payload = await getPayload({ config })
  const runtime = runtimeOf(payload)
  const { rows } = await runtime.pool.query<{ id: string }>(
    'select id from pf_platform_connections where name = $1',
    [file.connection],
  )
  const [connection] = rows
  if (!connection) {
    const message = `--connection: there is no platform connection "${file.connection}"`
    throw new PropFirmError('unknownConnection', message, 404)
  }
  const { commit, invite } = file
  const wish = { connectionId: connection.id, table: book.rows, commit, invite, actor: system }
  return { ...(await importBook(runtime, wish)), unread: book.unread }
}
