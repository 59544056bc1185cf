import { Agent, request as httpRequest } from 'node:http'
import type { TLSSocket } from 'node:tls'

/** What is sent: parameters in the address, fields in a JSON body. */
export type Outgoing = {
  readonly path: string
  readonly params?: Readonly<Record<string, string | number>>
  readonly body?: Readonly<Record<string, unknown>>
}

export type Exchanged =
  | { readonly kind: 'answer'; readonly status: number; readonly text: string }
  /** No answer came; `sent` says whether the server may have seen the request. */
  | { readonly kind: 'lost'; readonly sent: boolean; readonly reason: string }

/** An HTTP client that knows one socket and never opens another. */
export type Wire = {
  send(outgoing: Outgoing, options: { timeoutMs: number; signal?: AbortSignal }): Promise<Exchanged>
  close(): void
}

const bytesMax = 64 * 1024 * 1024

export function wireOn(socket: TLSSocket, hostHeader: string): Wire {
  const agent = Object.assign(new Agent({ keepAlive: true, maxSockets: 1 }), {
    createConnection: (_: unknown, done: (error: Error | null, made?: TLSSocket) => void) => {
      if (socket.destroyed) done(new SocketGone('the connection is gone'))
      else done(null, socket)
    },
    // How long the server keeps it is the server's own business: we go by what we see.
    keepSocketAlive: (kept: TLSSocket) => {
      kept.setKeepAlive(true, 10_000)
      kept.unref()
      return true
    },
  })
  return {
    send: (outgoing, options) => exchange({ agent, socket, hostHeader }, outgoing, options),
    close: () => {
      agent.destroy()
      socket.destroy()
    },
  }
}

class SocketGone extends Error {}

type Line = { readonly agent: Agent; readonly socket: TLSSocket; readonly hostHeader: string }

function exchange(
  { agent, socket, hostHeader }: Line,
  { path, params = {}, body }: Outgoing,
  { timeoutMs, signal }: { timeoutMs: number; signal?: AbortSignal },
): Promise<Exchanged> {
  return new Promise((resolve) => {
    const text = body === undefined ? undefined : JSON.stringify(body)
    const outgoing = httpRequest({
      agent,
      method: text === undefined ? 'GET' : 'POST',
      path: addressOf(path, params),
      headers: headersOf(hostHeader, text),
    })
    const finish = (exchanged: Exchanged): void => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', giveUp)
      // Without its answer, the next one on this socket could be taken for it.
      if (exchanged.kind === 'lost') socket.destroy()
      resolve(exchanged)
    }
    const lose = (reason: string, sent = true): void => finish({ kind: 'lost', sent, reason })
    const giveUp = (): void => lose('the caller gave up')
    const timer = setTimeout(() => lose(`no answer within ${timeoutMs} ms`), timeoutMs)
    signal?.addEventListener('abort', giveUp, { once: true })
    outgoing.on('error', (error) => lose(error.message, !(error instanceof SocketGone)))
    outgoing.once('response', (incoming) => {
      const chunks: Buffer[] = []
      let size = 0
      incoming.on('data', (chunk: Buffer) => {
        size += chunk.length
        if (size > bytesMax) return lose(`an answer of more than ${bytesMax} bytes`)
        chunks.push(chunk)
      })
      incoming.once('aborted', () => lose('the connection broke in the answer'))
      incoming.on('error', (error) => lose(error.message))
      incoming.once('end', () => {
        const whole = Buffer.concat(chunks).toString('utf8')
        finish({ kind: 'answer', status: incoming.statusCode ?? 0, text: whole })
      })
    })
    outgoing.end(text)
  })
}

function addressOf(path: string, params: Readonly<Record<string, string | number>>): string {
  const parts = Object.entries(params).map(
    ([name, value]) => `${name}=${encodeURIComponent(String(value))}`,
  )
  return `/api${path}${parts.length > 0 ? `?${parts.join('&')}` : ''}`
}

const headersOf = (host: string, text: string | undefined) => ({
  host,
  accept: '*/*',
  connection: 'keep-alive',
  'content-type': 'application/x-www-form-urlencoded',
  ...(text !== undefined && { 'content-length': Buffer.byteLength(text) }),
})
