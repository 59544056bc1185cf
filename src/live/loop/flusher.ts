import type { Book } from '../book/book.js'
import { suspectMassEndings } from '../book/massEndings.js'
import { putBack, settle, takeBatch, type TakenBatch } from '../book/takeBatch.js'
import type { LivePorts } from '../ports.js'
import type { ShardKeeper } from '../shards/shardKeeper.js'
import type { Written } from '../write/batch.js'
import type { LiveWriter } from '../write/liveWriter.js'
import { DecideFault } from '../write/writeBatch.js'

/** Moves what the book learnt into the database, one transaction at a time. */
export type Flusher = {
  /**
   * Writes what waits, as one batch.
   *
   * @returns false when nothing waited
   * @throws what kept it from being written; all of it waits again
   */
  flush(): Promise<boolean>
}

export type FlusherOptions = {
  readonly book: Book
  readonly writer: LiveWriter
  readonly keeper: ShardKeeper
  readonly ports: Pick<LivePorts, 'afterCommit'>
  readonly verdictAccountsMax: number
  /** Told of shards that must be forgotten. */
  readonly lost: (refusal: Extract<Written, { ok: false }>) => void
  /** Told of accounts whose figures are stored. */
  readonly stored: (accountIds: readonly string[]) => void
}

export function createFlusher(options: FlusherOptions): Flusher {
  const { book, writer, keeper } = options
  const limit = createVerdictLimit(options.verdictAccountsMax)
  let last: Promise<unknown> = Promise.resolve()

  const flushOnce = async (): Promise<boolean> => {
    const encode = await writer.ready()
    suspectMassEndings(book)
    const verdictAccountsMax = limit.current()
    const taken = takeBatch(book, { epochs: keeper.held, verdictAccountsMax, encode })
    if (!taken) {
      limit.succeeded()
      return book.undecided.length > 0
    }
    const written = await writeOrPutBack(options, taken, limit)
    if (!written.ok) {
      putBack(book, taken)
      options.lost(written)
      return true
    }
    limit.succeeded()
    settle(book, taken, written.dispositions)
    announce(options, taken, written)
    return true
  }

  return {
    flush() {
      const next = last.then(flushOnce)
      last = next.catch(() => undefined)
      return next
    },
  }
}

async function writeOrPutBack(
  { book, writer }: FlusherOptions,
  taken: TakenBatch,
  limit: VerdictLimit,
): Promise<Written> {
  try {
    return await writer.write(taken.batch)
  } catch (error) {
    putBack(book, taken)
    if (error instanceof DecideFault) {
      const failed = new Set(taken.deciding)
      const others = book.undecided.filter((entry) => !failed.has(entry))
      book.undecided = [...others, ...taken.deciding]
      limit.failed()
    }
    throw error
  }
}

function announce(
  options: FlusherOptions,
  taken: TakenBatch,
  { dispositions }: Extract<Written, { ok: true }>,
): void {
  options.stored(taken.entries.map(({ accountId }) => accountId))
  const connections = taken.deciding
    .filter(({ accountId }) => /confirmed|suspected/.test(dispositions.get(accountId) ?? ''))
    .map(({ connectionId }) => connectionId)
  if (taken.deciding.length > 0) {
    options.ports.afterCommit(new Set(connections), options.book.undecided.length)
  }
}

type VerdictLimit = { current(): number; succeeded(): void; failed(): void }

/**
 * Verdicts that cannot be decided must not keep figures from being stored: after a failure one
 * batch goes without any, then one account's at a time, then more again.
 */
function createVerdictLimit(most: number): VerdictLimit {
  let limit = most
  return {
    current: () => limit,
    succeeded: () => {
      limit = Math.min(most, Math.max(1, limit * 2))
    },
    failed: () => {
      limit = 0
    },
  }
}
