import type pg from 'pg'
import { asQueryable } from '../asQueryable.js'
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

export type WriterOptions = WritePorts & { readonly connect: () => Promise<pg.Client> }

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
    session = { client, tx: asQueryable(client) }
    return session
  }
  const forget = (client: pg.Client): void => {
    if (session?.client === client) session = undefined
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
        if (!(error instanceof CommitFault)) throw error
        forget(current.client)
        await current.client.end().catch(() => undefined)
        if (await wasCommitted((await open()).client, error.transaction)) return error.written
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

/** A commit whose answer was lost may still be under way when we are back first. */
async function wasCommitted(client: pg.Client, transaction: string): Promise<boolean> {
  for (let tries = 0; tries < statusTriesMax; tries += 1) {
    const { rows } = await client.query<{ status: string | null }>(shardSql.transactionStatus, [
      transaction,
    ])
    if (rows[0]?.status !== 'in progress') return rows[0]?.status === 'committed'
    await new Promise((resolve) => setTimeout(resolve, statusPauseMs))
  }
  throw new Error(`expected transaction ${transaction} to end, was in progress for too long`)
}
