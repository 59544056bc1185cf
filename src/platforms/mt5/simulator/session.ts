import { randomBytes } from 'node:crypto'

/** What the server knows of one TCP connection: who it is lives here, and nowhere else. */
export type Session = {
  readonly id: number
  challenge: { readonly login: number; readonly srvRand: string } | null
  /** The manager that is signed in. */
  manager: number | null
  /** Dealer requests whose results may be read on this connection. */
  readonly subscriptions: Map<number, DealerTicket>
}

export type DealerTicket = {
  readonly id: number
  readonly request: Readonly<Record<string, string>>
  readonly queuedAt: number
  result: DealerResult | null
}

export type DealerResult = {
  readonly retcode: number
  readonly deal: number
  readonly order: number
  readonly volume: number
  readonly price: number
}

export type Sessions = {
  of(socket: object): Session
  forgetAll(): void
  drop(socket: object): void
  count(): number
}

export function createSessions(): Sessions {
  const bySocket = new Map<object, Session>()
  let next = 1
  return {
    of: (socket) => {
      const found = bySocket.get(socket)
      if (found) return found
      const made = { id: next++, challenge: null, manager: null, subscriptions: new Map() }
      bySocket.set(socket, made)
      return made
    },
    forgetAll: () => {
      for (const session of bySocket.values()) {
        session.manager = null
        session.subscriptions.clear()
      }
    },
    drop: (socket) => void bySocket.delete(socket),
    count: () => [...bySocket.values()].filter(({ manager }) => manager !== null).length,
  }
}

export const newChallenge = (): string => randomBytes(16).toString('hex')
