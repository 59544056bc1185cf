import type { Manager } from '../credentials.js'
import { createConnection, type Ask, type Connection, type Reply } from './connection.js'
import type { ServerAddress } from './openSocket.js'

/** All connections of a session. An account belongs to one of them, reads go to all. */
export type Pool = {
  readonly size: number
  /** The connection on which an account is written to, always the same one. */
  of(login: string): Connection
  /** On whichever connection is next. */
  ask(ask: Ask): Promise<Reply>
  /** As many at a time as there are connections; stops at the first refusal. */
  askAll(asks: readonly Ask[]): Promise<readonly Reply[]>
  close(): Promise<void>
}

export type PoolOptions = {
  readonly address: ServerAddress
  readonly managers: readonly Manager[]
  readonly version: number
  readonly timeoutMs: number
  readonly pingMs: number
}

export function createPool({ managers, ...options }: PoolOptions): Pool {
  const connections = managers.map((manager) => createConnection({ ...options, manager }))
  let turn = 0
  const at = (place: number): Connection => {
    const found = connections[place % connections.length]
    if (!found) throw new Error('expected at least one manager')
    return found
  }
  return {
    size: connections.length,
    of: (login) => at(placeOf(login)),
    ask: (ask) => at(turn++).ask(ask),
    askAll: async (asks) => {
      const replies: Reply[] = []
      let next = 0
      let isRefused = false
      const work = async (connection: Connection): Promise<void> => {
        while (!isRefused && next < asks.length) {
          const place = next++
          const ask = asks[place]
          if (!ask) return
          const reply = await connection.ask(ask)
          replies[place] = reply
          if (!reply.ok) isRefused = true
        }
      }
      const start = turn++
      await Promise.all(connections.map((_, i) => work(at(start + i))))
      // What was not asked any more is not there.
      return replies.filter((reply) => reply !== undefined)
    },
    close: async () => {
      await Promise.all(connections.map((connection) => connection.close()))
    },
  }
}

/** FNV-1a: neighbouring logins are spread. */
function placeOf(login: string): number {
  let hash = 0x811c9dc5
  for (const char of login) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193)
  return hash >>> 0
}
