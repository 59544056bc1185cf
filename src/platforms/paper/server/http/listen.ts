import { createHash, timingSafeEqual } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { Context } from './context.js'
import type { Fault } from './faults.js'
import { readBody } from './readBody.js'
import { answer, refuse, type Reply } from './reply.js'
import type { RawRequest, Route } from './route.js'
import { matchRoute } from './matchRoute.js'
import { openStream, streamBodyBytesMax } from './streamRoute.js'
import { accountRoutes } from './routes/accountRoutes.js'
import { controlRoutes } from './routes/controlRoutes.js'
import { readRoutes } from './routes/readRoutes.js'
import { tradeRoutes } from './routes/tradeRoutes.js'

const routes: readonly Route[] = [...accountRoutes, ...readRoutes, ...tradeRoutes, ...controlRoutes]

const bodyTimeoutMs = 15_000
/** Longer than clients keep an idle connection, so that it is them who close it. */
const idleTimeoutMs = 75_000
const connectionsMax = 2_048

/** The HTTP server, not yet listening. */
export function createHttpServer(context: Context, token: string): Server {
  const expected = digest(`Bearer ${token}`)
  const server = createServer((request, response) => {
    const isKnown = timingSafeEqual(digest(request.headers.authorization ?? ''), expected)
    serve(context, { request, response }, isKnown).catch((error: unknown) => {
      if (request.destroyed && !request.complete) return
      process.stderr.write(`${request.method} ${request.url}: ${String(error)}\n`)
      if (response.headersSent || response.destroyed) return response.destroy()
      const problem = { field: 'request', message: 'the server failed' }
      send(response, refuse('internal', problem))
    })
  })
  server.requestTimeout = bodyTimeoutMs
  server.keepAliveTimeout = idleTimeoutMs
  server.maxConnections = connectionsMax
  return server
}

type Exchange = { request: IncomingMessage; response: ServerResponse }

async function serve(context: Context, exchange: Exchange, isKnown: boolean): Promise<void> {
  const { request, response } = exchange
  if (!isKnown) {
    return refuseEarly(exchange, refuse('auth', { field: 'Authorization', message: 'wrong token' }))
  }
  const url = new URL(request.url ?? '/', 'http://paper')
  if (request.method === 'POST' && url.pathname === '/stream') {
    return serveStream(context, exchange)
  }
  const found = matchRoute(routes, request.method ?? '', url.pathname)
  if ('reply' in found) return refuseEarly(exchange, found.reply)
  const body = await readBody(request, found.route.bodyBytesMax)
  if (!body.ok) return refuseEarly(exchange, body.reply)
  const isControl = found.route.path.startsWith('/control/')
  const fault = isControl ? null : context.faults.take(found.route.isWrite)
  if (fault && playInstead(fault, response)) return
  const header = request.headers['idempotency-key']
  const raw: RawRequest = {
    path: found.parts,
    query: url.searchParams,
    body: body.value,
    key: typeof header === 'string' ? header : undefined,
  }
  const reply = found.route.run(context, raw)
  await context.engine.journal.settled()
  if (fault === 'dropAfterwards') return void response.destroy()
  if (fault === 'failAfterwards') {
    return send(response, refuse('internal', { field: 'request', message: 'the server failed' }))
  }
  send(response, reply)
}

async function serveStream(context: Context, { request, response }: Exchange): Promise<void> {
  const body = await readBody(request, streamBodyBytesMax)
  if (!body.ok) return refuseEarly({ request, response }, body.reply)
  const started = openStream(context.streams, body.value, response)
  if (started !== 'started') send(response, started)
}

/** Answers before the whole request was read; the rest is thrown away, so that the answer arrives. */
function refuseEarly({ request, response }: Exchange, reply: Reply): void {
  request.resume()
  send(response, reply)
}

/** @returns true when the fault takes the place of the request */
function playInstead(fault: Fault, response: ServerResponse): boolean {
  const problem = { field: 'request', message: 'as ordered' }
  if (fault === 'hang') return true
  if (fault === 'unavailable' || fault === 'rateLimited') send(response, refuse(fault, problem))
  if (fault === 'garbage') send(response, answer('unexpected'))
  return fault === 'unavailable' || fault === 'rateLimited' || fault === 'garbage'
}

function send(response: ServerResponse, { status, body }: Reply): void {
  const text = Buffer.from(JSON.stringify(body))
  response.writeHead(status, {
    'content-type': 'application/json',
    'content-length': text.length,
    ...(status === 429 && { 'retry-after': '1' }),
  })
  response.end(text)
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest()
