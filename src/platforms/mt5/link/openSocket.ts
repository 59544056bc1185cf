import { isIP } from 'node:net'
import { connect, type TLSSocket } from 'node:tls'

export type ServerAddress = {
  readonly host: string
  readonly port: number
  /** SHA-256 of the certificate, 64 hex digits; absent: it must be signed by an authority. */
  readonly fingerprint: string | undefined
}

/** The certificate is another one than was pinned. */
export class WrongCertificate extends Error {}

/**
 * A TLS connection on which the server is known: by an authority, or by its pinned certificate.
 *
 * @throws WrongCertificate before anything was sent; whatever else keeps a connection from being made
 */
export function openSocket(address: ServerAddress, timeoutMs: number): Promise<TLSSocket> {
  const { host, port, fingerprint } = address
  return new Promise((resolve, reject) => {
    const socket = connect({
      host,
      port,
      ...(isIP(host) === 0 && { servername: host }),
      rejectUnauthorized: fingerprint === undefined,
    })
    const fail = (error: Error): void => {
      clearTimeout(timer)
      socket.destroy()
      reject(error)
    }
    const timer = setTimeout(() => fail(new Error(`no connection in ${timeoutMs} ms`)), timeoutMs)
    socket.once('error', fail)
    socket.once('secureConnect', () => {
      const shown = socket.getPeerCertificate().fingerprint256?.replaceAll(':', '').toLowerCase()
      if (fingerprint !== undefined && shown !== fingerprint) {
        return fail(new WrongCertificate(`expected the certificate ${fingerprint}, was ${shown}`))
      }
      clearTimeout(timer)
      socket.off('error', fail)
      socket.on('error', () => undefined)
      socket.setNoDelay(true)
      resolve(socket)
    })
  })
}
