import type { Adapter } from './postgresAdapter.js'

/**
 * A server that restarts ends the idle connections of the pool. Payload leaves the pool without an
 * error listener, so that would end the whole process; the pool itself replaces such connections.
 */
export function keepListening(adapter: Adapter): void {
  const connect = adapter.connect
  adapter.connect = async function connectAndListen(options) {
    await connect?.call(this, options)
    if (adapter.pool.listenerCount('error') > 0) return
    adapter.pool.on('error', (error) => {
      adapter.payload.logger.warn(`lost a connection to the database: ${error.message}`)
    })
  }
}
