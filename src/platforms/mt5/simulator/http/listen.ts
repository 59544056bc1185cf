import { randomBytes } from 'node:crypto'
import { createServer as createHttps, type Server as HttpsServer } from 'node:https'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Certificate } from '../certificate.js'
import { answerControl } from '../control/answerControl.js'
import type { Fault } from '../faults.js'
import { noteCommand, type Server } from '../server.js'
import { answerCommand, bodyOf } from './answerCommand.js'
import { readAsked, readBody } from './readRequest.js'

export type Listening = {
  readonly https: HttpsServer
  /** Breaks every connection, at once. */
  dropAll(): void
  stop(): Promise<void>
}

export async function listen(
  server: Server,
  { host, port, certificate }: { host: string; port: number; certificate: Certificate },
): Promise<Listening> {
  const sockets = new Set<Socket>()
  const dropAll = (): void => {
    for (const socket of sockets) socket.destroy()
  }
  const https = createHttps(
    { key: certificate.key, cert: certificate.cert },
    (request, response) => {
      // The time without a request is measured from the last answer.
      https.keepAliveTimeout = server.settings.idleMs
      void respond({ server, dropAll }, request, response).catch(() => request.socket.destroy())
    },
  )
  https.keepAliveTimeout = server.settings.idleMs
  https.requestTimeout = 0
  https.on('secureConnection', (socket) => {
    sockets.add(socket)
    socket.once('close', () => {
      sockets.delete(socket)
      server.sessions.drop(socket)
    })
    socket.on('error', () => socket.destroy())
  })
  await new Promise<void>((resolve, reject) => {
    https.once('error', reject)
    https.listen(port, host, resolve)
  })
  return {
    https,
    dropAll,
    stop: () =>
      new Promise((resolve) => {
        https.close(() => resolve())
        dropAll()
      }),
  }
}

type Running = { readonly server: Server; readonly dropAll: () => void }

async function respond(
  running: Running,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { server } = running
  const text = await readBody(request)
  const url = request.url ?? '/'
  if (text === null) return send(response, 413, '{"retcode":"3 Invalid parameters"}')
  if (url.startsWith('/control/')) {
    const { status, body } = answerControl(running, { method: request.method ?? '', url, text })
    return send(response, status, JSON.stringify(body))
  }
  const asked = readAsked(url, text)
  if (!asked) return send(response, 200, '{"retcode":"3 Invalid parameters"}')
  const faults = server.faults.take(asked.command)
  const lost = faults.find(({ fault }) => fault === 'drop' || fault === 'halfOpen')
  for (const { fault, ms } of faults) if (fault === 'delay') await sleep(ms)
  if (lost && !lost.carriedOut) return lose(lost, request)
  const session = server.sessions.of(request.socket)
  noteCommand(server, {
    command: asked.command,
    login: asked.get('login') ?? '',
    connection: session.id,
  })
  const answer = answerCommand(server, session, { asked, faults })
  if (lost) return lose(lost, request)
  if (asked.command === 'auth_start') {
    response.setHeader('set-cookie', `MT5Session=${randomBytes(8).toString('hex')}; HttpOnly`)
  }
  if (asked.command === 'quit') response.setHeader('connection', 'close')
  await sendSpoilt(response, bodyOf(answer, server.settings.lowerCase), faults)
}

function lose({ fault }: Fault, request: IncomingMessage): void {
  if (fault === 'drop') request.socket.destroy()
}

async function sendSpoilt(
  response: ServerResponse,
  body: string,
  faults: readonly Fault[],
): Promise<void> {
  for (const { fault, ms } of faults) {
    if (fault === 'garbage') return send(response, 200, '<<<not json>>>')
    if (fault === 'truncated') return send(response, 200, body.slice(0, body.length / 2))
    if (fault === 'gateway') return send(response, 502, '<html>Bad Gateway</html>')
    if (fault === 'slow') return drip(response, body, ms)
  }
  send(response, 200, body)
}

function send(response: ServerResponse, status: number, body: string): void {
  response.writeHead(status, headersFor(body))
  response.end(body)
}

const headersFor = (body: string) => ({
  'content-type': 'application/json; charset=utf-8',
  'content-length': Buffer.byteLength(body),
})

/** The answer in twenty pieces over `ms`. */
async function drip(response: ServerResponse, body: string, ms: number): Promise<void> {
  const bytes = Buffer.from(body)
  response.writeHead(200, headersFor(body))
  const size = Math.max(1, Math.ceil(bytes.length / 20))
  for (let from = 0; from < bytes.length; from += size) {
    if (response.destroyed) return
    response.write(bytes.subarray(from, from + size))
    await sleep(ms / 20)
  }
  response.end()
}
