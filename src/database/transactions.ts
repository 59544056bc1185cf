import { randomUUID } from 'node:crypto'
import { drizzle } from '@payloadcms/db-postgres/drizzle/node-postgres'
import { commitTransaction, initTransaction, killTransaction, type PayloadRequest } from 'payload'
import { InvariantError } from '../errors.js'
import type { Adapter } from './postgresAdapter.js'
import type { Queryable } from './queryable.js'

/**
 * The client lies on the session, and not in this module, because a bundler may load the module more
 * than once in a process while Payload keeps one adapter.
 */
type Session = Adapter['sessions'][string] & { readonly client: Queryable }

/**
 * Payload awaits an already-caught promise when it commits, so an error of COMMIT (a deferred
 * constraint, a lost connection) is reported as success. Here the error reaches the caller.
 */
export function installTransactions(adapter: Adapter): void {
  adapter.beginTransaction = async (options) => {
    await adapter.initializing
    const client = await adapter.pool.connect()
    const isolation = options && 'isolationLevel' in options ? options.isolationLevel : undefined
    try {
      await client.query(isolation ? `begin isolation level ${isolation}` : 'begin')
    } catch (error) {
      client.release(true)
      throw error
    }
    const id = randomUUID()
    const end = async (statement: 'commit' | 'rollback') => {
      let broken = false
      try {
        const result = await client.query(statement)
        if (statement === 'commit' && result.command === 'ROLLBACK') {
          throw new InvariantError('The transaction had failed before its end; nothing was saved.')
        }
      } catch (error) {
        // Only an error with an SQLSTATE left the connection in a known state.
        broken = !hasCode(error)
        throw error
      } finally {
        client.release(broken)
      }
    }
    const session: Session = {
      client,
      db: drizzle({ client, schema: adapter.schema, logger: adapter.logger ?? false }) as never,
      resolve: () => end('commit'),
      reject: () => end('rollback'),
    }
    adapter.sessions[id] = session
    return id
  }
  adapter.commitTransaction = async (pending) => {
    const id = await pending
    const session = adapter.sessions[id]
    if (!session) return
    Reflect.deleteProperty(adapter.sessions, id)
    await session.resolve()
  }
}

const hasCode = (error: unknown): boolean =>
  error instanceof InvariantError ||
  (typeof error === 'object' && error !== null && 'code' in error)

/**
 * The client of the transaction that `req` runs in. Payload's own helper falls back to the pool,
 * outside the transaction; this one throws.
 *
 * @throws InvariantError when `req` has no open transaction
 */
export async function transactionOf(req: Partial<PayloadRequest>): Promise<Queryable> {
  const id = await req.transactionID
  const session = id === undefined ? undefined : req.payload?.db.sessions?.[id]
  if (!session || !isOurs(session)) {
    throw new InvariantError('expected an open transaction on the request')
  }
  return session.client
}

const isOurs = (session: object): session is Session => 'client' in session

/** Runs `work` in the request's transaction, or in one of its own that it commits or rolls back. */
export async function inTransaction<Result>(
  req: PayloadRequest,
  work: (tx: Queryable) => Promise<Result>,
): Promise<Result> {
  const mine = await initTransaction(req)
  try {
    const result = await work(await transactionOf(req))
    if (mine) await commitTransaction(req)
    return result
  } catch (error) {
    if (mine) await killTransaction(req)
    throw error
  }
}
