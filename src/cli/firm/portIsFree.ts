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

/** Children of a run that was killed let go of their port within seconds. */
const PATIENCE_MS = 6_000

/**
 * Throws `ConfigurationError` naming the variable when nobody can listen there.
 *
 * @param variable the environment variable in which another port can be named
 */
export const requireFreePort = async (
  place: { readonly host: string; readonly port: number },
  variable: string,
): Promise<void> => {
  const until = Date.now() + PATIENCE_MS
  for (;;) {
    const error = await listenError(place.host, place.port)
    if (error === undefined) return
    const code = errorCode(error)
    if (code !== 'EADDRINUSE' || Date.now() > until) {
      throw new ConfigurationError(
        `${variable}: port ${place.port} on ${place.host} ${reasons[code] ?? code}; name another one in ${variable}`,
      )
    }
    await sleep(300)
  }
}
