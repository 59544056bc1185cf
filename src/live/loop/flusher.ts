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
  /** Two: a large batch is written over both at the same time. */
  readonly writers: readonly [LiveWriter, LiveWriter]
  readonly keeper: ShardKeeper
  readonly ports: Pick<LivePorts, 'afterCommit'>
  readonly verdictAccountsMax: number
  /** Told of shards that must be forgotten. */
  readonly lost: (refusal: Extract<Written, { ok: false }>) => void
  /** Told of accounts whose figures are stored. */
  readonly stored: (accountIds: readonly string[]) => void
}

export function createFlusher(options: FlusherOptions): Flusher {
  const { book } = options
  const limit = createVerdictLimit(options.verdictAccountsMax)
  let last: Promise<unknown> = Promise.resolve()

  const flushOnce = async (): Promise<boolean> => {
    const encoders = await Promise.all(writersNeeded(options).map((each) => each.ready()))
    suspectMassEndings(book)
    const splits = encoders.length > 1 && book.undecided.length === 0
    const parts = splits ? encoders : encoders.slice(0, 1)
    const writing = parts.map((encode, part) => {
      const only = splits ? { only: part === 0 ? (0 as const) : (1 as const) } : {}
      const taken = takeBatch(book, {
        ...{ epochs: options.keeper.held, verdictAccountsMax: limit.current(), encode },
        ...only,
      })
      return taken && store(options, { taken, limit, part })
    })
    if (writing.every((each) => each === null)) {
      limit.succeeded()
      return book.undecided.length > 0
    }
    const failed = (await Promise.allSettled(writing)).find(({ status }) => status === 'rejected')
    if (failed?.status === 'rejected') throw failed.reason
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

/** From so many rows on, two connections at once are faster than one. */
const splitRows = 4_000

const writersNeeded = ({ book, writers }: FlusherOptions): readonly LiveWriter[] =>
  book.dirty.length < splitRows ? writers.slice(0, 1) : writers

type Part = { readonly taken: TakenBatch; readonly limit: VerdictLimit; readonly part: number }

async function store(options: FlusherOptions, { taken, limit, part }: Part): Promise<void> {
  const written = await writeOrPutBack(options, { taken, limit, part })
  if (!written.ok) {
    putBack(options.book, taken)
    return options.lost(written)
  }
  limit.succeeded()
  settle(options.book, taken, written.dispositions)
  announce(options, taken, written)
}

async function writeOrPutBack(
  { book, writers }: FlusherOptions,
  { taken, limit, part }: Part,
): Promise<Written> {
  try {
    return await (part === 0 ? writers[0] : writers[1]).write(taken.batch)
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
