import { open, rename, type FileHandle } from 'node:fs/promises'
import { toLine } from './line.js'
import { fileOf, syncFolder } from './files.js'
import { imageOf, type StoredRecord } from './records.js'
import type { Book } from '../book/book.js'

const accountsPerTurn = 250

/**
 * Writes all accounts to the snapshot of `generation`, some at a time so that the server goes on
 * answering meanwhile. Changes made during that are in the journal of the same generation.
 *
 * @param options.tail records that close the file, made when all accounts are written
 * @param options.beforeRename what must hold before the snapshot may count
 */
export async function writeSnapshot(
  book: Book,
  place: { folder: string; generation: number },
  options: { tail: () => StoredRecord[]; beforeRename: () => Promise<void> },
): Promise<void> {
  const path = fileOf(place.folder, 'snapshot', place.generation)
  const file = await open(`${path}.part`, 'w', 0o600)
  try {
    await writeAccounts(book, file)
    await file.appendFile(options.tail().map(toLine).join(''))
    await file.sync()
  } finally {
    await file.close()
  }
  await options.beforeRename()
  await rename(`${path}.part`, path)
  await syncFolder(place.folder)
}

async function writeAccounts(book: Book, file: FileHandle): Promise<void> {
  const count = book.accounts.length
  for (let from = 0; from < count; from += accountsPerTurn) {
    const lines = book.accounts
      .slice(from, Math.min(from + accountsPerTurn, count))
      .map((account) =>
        toLine({
          type: 'account',
          account: imageOf(account),
          deals: account.deals,
          writes: account.writes,
          dayCloses: account.dayCloses,
        } satisfies StoredRecord),
      )
    await file.appendFile(lines.join(''))
  }
}
