import type { Pool } from 'pg'
import type { Adapter } from './postgresAdapter.js'

/**
 * A server that restarts ends connections. Without a listener for that, one that is idle in the pool
 * or waits inside a transaction would end the whole process. The pool replaces it; whoever used it
 * is told by the statement that fails.
 */
export function surviveLostConnections(pool: Pool, tell: (message: string) => void): void {
  pool.on('error', (error) => tell(`lost a connection to the database: ${error.message}`))
  pool.on('connect', (client) => client.on('error', () => undefined))
}

/** Payload leaves its pool without listeners. */
export function keepListening(adapter: Adapter): void {
  const connect = adapter.connect
  adapter.connect = async function connectAndListen(options) {
    await connect?.call(this, options)
    if (adapter.pool.listenerCount('error') > 0) return
    surviveLostConnections(adapter.pool, (message) => adapter.payload.logger.warn(message))
  }
}
