import { unwritten, type Book } from './book.js'

/** What a worker has done since it began, and what waits in it now. */
export type WorkerCounts = {
  /** Observations evaluated. */
  readonly observations: number
  /** Verdicts that the engine reached; not each becomes a ruling. */
  readonly verdicts: number
  /** Rows of accounts stored, and transactions that stored them. */
  readonly rows: number
  readonly batches: number
  readonly observationsWaiting: number
  readonly rowsWaiting: number
  /** Accounts whose verdict is not decided yet. */
  readonly verdictsWaiting: number
  /** Resident memory of the process, bytes. */
  readonly memory: number
}

export const countsOf = (book: Book): WorkerCounts => ({
  ...book.counts,
  observationsWaiting: unwritten(book),
  rowsWaiting: book.dirty.length,
  verdictsWaiting: book.undecided.length,
  memory: process.memoryUsage.rss(),
})
