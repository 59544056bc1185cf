import type { Book } from '../book/book.js'
import { suspectMassEndings } from '../book/massEndings.js'
import { putBack, settle, takeFigures, takeVerdicts, type TakenBatch } from '../book/takeBatch.js'
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
  /** The same for the verdicts alone, with what belongs to their accounts. */
  decide(): Promise<boolean>
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
  const limit = createVerdictLimit(options.verdictAccountsMax)
  let last: Promise<unknown> = Promise.resolve()

  const decideOnce = async (): Promise<boolean> => {
    const decided = await writeVerdicts(options, limit)
    if (decided) limit.succeeded()
    return decided
  }
  const flushOnce = async (): Promise<boolean> => {
    const decided = await decideOnce()
    const stored = await writeFigures(options)
    if (!decided) limit.succeeded()
    return decided || stored || options.book.undecided.length > 0
  }
  const inTurn = (write: () => Promise<boolean>): Promise<boolean> => {
    const next = last.then(write)
    last = next.catch(() => undefined)
    return next
  }
  return { flush: () => inTurn(flushOnce), decide: () => inTurn(decideOnce) }
}

/** Before anything else, and by themselves: a ruling does not wait for the figures of all others. */
async function writeVerdicts(options: FlusherOptions, limit: VerdictLimit): Promise<boolean> {
  const { book, keeper, writers } = options
  const accountsMax = limit.current()
  if (accountsMax === 0 || book.undecided.length === 0) return false
  const [writer] = writers
  const encode = await writer.ready()
  suspectMassEndings(book)
  const taken = takeVerdicts(book, { epochs: keeper.held, accountsMax, encode })
  if (!taken) return false
  try {
    await store(options, taken, writer)
  } catch (error) {
    if (error instanceof DecideFault) {
      const failed = new Set(taken.deciding)
      const others = book.undecided.filter((entry) => !failed.has(entry))
      book.undecided = [...others, ...taken.deciding]
      limit.failed()
    }
    throw error
  }
  return true
}

/** From so many rows on, two connections at once are faster than one. */
const splitRows = 4_000
/** Batches of one flush over one of two connections: others wait for their turn. */
const batchesMax = 16

async function writeFigures(options: FlusherOptions): Promise<boolean> {
  const { book, writers } = options
  const [even, odd] = writers
  const writing =
    book.dirty.length < splitRows
      ? [writeHalf(options, { writer: even })]
      : [
          writeHalf(options, { writer: even, half: 0 }),
          writeHalf(options, { writer: odd, half: 1 }),
        ]
  const ended = await Promise.allSettled(writing)
  const failed = ended.find(({ status }) => status === 'rejected')
  if (failed?.status === 'rejected') throw failed.reason
  return ended.some((each) => each.status === 'fulfilled' && each.value)
}

type Half = { readonly writer: LiveWriter; readonly half?: 0 | 1 }

/** Two connections do not wait for each other's batches: each goes on while it has much to write. */
async function writeHalf(options: FlusherOptions, { writer, half }: Half): Promise<boolean> {
  const { book, keeper } = options
  for (let batches = 0; batches < batchesMax; batches += 1) {
    const encode = await writer.ready()
    const taken = takeFigures(book, { epochs: keeper.held, encode, half })
    if (!taken) return batches > 0
    await store(options, taken, writer)
    if (half === undefined || !hasMuch(book, half)) break
  }
  return true
}

function hasMuch({ dirty, undecided }: Book, half: 0 | 1): boolean {
  let waiting = 0
  for (const { shard } of dirty) if (shard % 2 === half) waiting += 1
  return undecided.length === 0 && waiting >= splitRows / 2
}

async function store(
  options: FlusherOptions,
  taken: TakenBatch,
  writer: LiveWriter,
): Promise<void> {
  const { book } = options
  const written = await writer.write(taken.batch).catch((error: unknown) => {
    putBack(book, taken)
    throw error
  })
  if (!written.ok) {
    putBack(book, taken)
    return options.lost(written)
  }
  settle(book, taken, written.dispositions)
  announce(options, taken, written)
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
