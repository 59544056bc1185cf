import pg from 'pg'
import { asPreparing } from '../asQueryable.js'
import { wroteFigures } from '../sql/accounts.js'
import * as shardSql from '../sql/shards.js'
import type { Batch, Written } from './batch.js'
import { createRowEncoder, type EncodedRows, type RowSource } from './encodeRows.js'
import { CommitFault, writeBatch, type WritePorts, type WriteSession } from './writeBatch.js'

/** The one connection of a process that writes live rows; made when needed, made again when lost. */
export type LiveWriter = {
  /** Connects unless connected. @returns how rows of a batch are encoded: before `write`, at once */
  ready(): Promise<(rows: readonly RowSource[]) => EncodedRows>
  /** @throws as `writeBatch`, but never CommitFault: what became of the commit is found out first */
  write(batch: Batch): Promise<Written>
  close(): Promise<void>
}

export type WriterOptions = WritePorts & {
  readonly connect: () => Promise<pg.Client>
  /** Until it aborts, a commit whose answer was lost is asked about, however long the database is away. */
  readonly signal?: AbortSignal | undefined
}

/** A statement was prepared before a migration changed what it answers: only a new connection forgets it. */
const isOutdated = (error: unknown): boolean =>
  error instanceof pg.DatabaseError
    ? error.code === '0A000'
    : error instanceof Error && isOutdated(error.cause)

const statusTriesMax = 50
const statusPauseMs = 100

export function createLiveWriter(options: WriterOptions): LiveWriter {
  const encode = createRowEncoder()
  let session: WriteSession | undefined

  const open = async (): Promise<WriteSession> => {
    if (session) return session
    const client = await options.connect()
    client.on('error', () => forget(client))
    client.on('end', () => forget(client))
    session = { client, tx: asPreparing(client) }
    return session
  }
  const forget = (client: pg.Client): void => {
    if (session?.client === client) session = undefined
  }

  const leave = async (client: pg.Client): Promise<void> => {
    forget(client)
    await client.end().catch(() => undefined)
  }

  /** A commit whose answer was lost may still be under way when we are back first. */
  const wasCommitted = async (transaction: string, rows: EncodedRows): Promise<boolean> => {
    const { signal } = options
    for (let tries = 0; signal ? !signal.aborted : tries < statusTriesMax; tries += 1) {
      const known = await askAbout(transaction, rows).catch(() => undefined)
      if (known !== undefined) return known
      await new Promise((resolve) => setTimeout(resolve, statusPauseMs))
    }
    throw new Error(`expected to learn what became of transaction ${transaction}, could not`)
  }
  /** Undefined while it is under way. */
  const askAbout = async (id: string, { parts }: EncodedRows): Promise<boolean | undefined> => {
    const { client } = await open()
    const { rows } = await client.query<{ status: string | null }>(shardSql.transactionStatus, [id])
    const status = rows[0]?.status
    if (status === 'in progress') return undefined
    const [part] = parts
    if (status !== 'committed' || !part) return status === 'committed'
    // A server that crashed gives numbers again that were not on disk: ours may be somebody else's now.
    const found = await client.query<{ wrote: boolean }>(wroteFigures, [part.numbers, id])
    return found.rows[0]?.wrote === true
  }

  return {
    async ready() {
      await open()
      return encode
    },
    async write(batch) {
      const current = await open()
      try {
        return await writeBatch(current, batch, options)
      } catch (error) {
        if (isOutdated(error)) await leave(current.client)
        if (!(error instanceof CommitFault)) throw error
        await leave(current.client)
        if (await wasCommitted(error.transaction, batch.rows)) return error.written
        throw error.cause
      }
    },
    async close() {
      const client = session?.client
      session = undefined
      await client?.end()
    },
  }
}
