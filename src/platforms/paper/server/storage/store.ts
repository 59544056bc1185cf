import type { Book } from '../book/book.js'
import type { Clock } from '../clock.js'
import type { Market } from '../prices/market.js'
import { fileOf, removeOlder, syncFolder } from './files.js'
import { openJournal, type Journal } from './journal.js'
import type { StoredRecord } from './records.js'
import { marketRecord } from './restore.js'
import { writeSnapshot } from './snapshot.js'

/** The data folder of a running server: its journal, and the snapshots that keep it short. */
export type Store = {
  readonly journal: Journal
  /** Leaves one snapshot that says the server ended in good order. */
  close(): Promise<void>
}

type Contents = { book: Book; market: Market; clock: Clock }

/**
 * @param place.journalBytesMax length of the journal at which a snapshot is written and what is
 *   older dropped
 * @param onFailure the disk refused
 */
export async function openStore(
  contents: Contents,
  place: { folder: string; generation: number; journalBytesMax: number },
  onFailure: (error: unknown) => void,
): Promise<Store> {
  const { folder, journalBytesMax } = place
  let { generation } = place
  let compacting: Promise<void> | null = null
  let closing = false
  const journal = await openJournal(fileOf(folder, 'journal', generation), onFailure)
  await syncFolder(folder)

  const compact = async () => {
    generation++
    await journal.rotate(fileOf(folder, 'journal', generation))
    await syncFolder(folder)
    await snapshot(contents, { folder, generation, clean: false, journal })
    await removeOlder(folder, generation)
  }
  journal.onDurable(() => {
    if (compacting || closing || journal.size < journalBytesMax) return
    compacting = compact()
      .catch(onFailure)
      .finally(() => (compacting = null))
  })
  return {
    journal,
    close: async () => {
      closing = true
      await compacting
      await journal.close()
      await snapshot(contents, { folder, generation: generation + 1, clean: true, journal })
      await removeOlder(folder, generation + 1)
    },
  }
}

function snapshot(
  { book, market, clock }: Contents,
  to: { folder: string; generation: number; clean: boolean; journal: Journal },
): Promise<void> {
  const tail = (): StoredRecord[] => [
    marketRecord(market, clock.offset),
    {
      type: 'end',
      nextId: book.nextId,
      at: clock.now(),
      accounts: book.accounts.length,
      clean: to.clean,
    },
  ]
  return writeSnapshot(book, to, { tail, beforeRename: () => to.journal.settled() })
}
