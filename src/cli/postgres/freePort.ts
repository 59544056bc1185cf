import { createServer } from 'node:net'
import { NoFreePort } from './errors.js'

const TRIES_MAX = 200

const canListen = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () =>
      server.close(() => resolve(true)),
    )
  })

/** The first port at or after `first` that nobody listens on at 127.0.0.1. Throws `NoFreePort`. */
export const freePort = async (first: number): Promise<number> => {
  const last = Math.min(first + TRIES_MAX - 1, 65_535)
  for (let port = first; port <= last; port += 1) {
    if (await canListen(port)) return port
  }
  throw new NoFreePort(first, last)
}
