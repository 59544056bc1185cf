import { createServer } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { ConfigurationError } from '../../errors.js'
import { errorCode } from '../errorCode.js'

const reasons: Record<string, string> = {
  EADDRINUSE: 'is already taken by another program',
  EACCES: 'may not be used by this user',
  EADDRNOTAVAIL: 'cannot be used: the host is not an address of this machine',
  ENOTFOUND: 'cannot be used: the host is not known',
}

const listenError = (host: string, port: number): Promise<unknown> =>
  new Promise((resolve) => {
    const server = createServer()
    server.once('error', resolve)
    server.listen({ host, port, exclusive: true }, () => server.close(() => resolve(undefined)))
  })

export type Place = {
  readonly host: string
  readonly port: number
  /** The environment variable in which another port can be named. */
  readonly variable: string
}

/**
 * Throws `ConfigurationError` naming the variable when nobody can listen there.
 *
 * @param patienceMs how long to wait for a port that is just being given up, default 1,000
 */
export const requireFreePort = async (place: Place, patienceMs = 1_000): Promise<void> => {
  const { host, port, variable } = place
  const until = Date.now() + patienceMs
  for (;;) {
    const error = await listenError(host, port)
    if (error === undefined) return
    const code = errorCode(error)
    if (code !== 'EADDRINUSE' || Date.now() > until) {
      throw new ConfigurationError(
        `${variable}: port ${port} on ${host} ${reasons[code] ?? code}; name another one in ${variable}`,
      )
    }
    await sleep(300)
  }
}
