import type { IncomingMessage, ServerResponse } from 'node:http'
import { timeOf, type Brand } from './brand.js'
import { createLimiter, type Fault, type Faults } from './faults.js'
import { createIdempotency } from './idempotency.js'
import { answer, refuse, type Reply, type Route } from './route.js'
import { accountRoutes } from './routes/accountRoutes.js'
import { operationRoutes } from './routes/operationRoutes.js'
import { reportRoutes } from './routes/reportRoutes.js'
import { tradeRoutes } from './routes/tradeRoutes.js'
import { userRoutes } from './routes/userRoutes.js'

const routes: readonly Route[] = [
  ...userRoutes,
  ...accountRoutes,
  ...operationRoutes,
  ...tradeRoutes,
  ...reportRoutes,
]

const prefix = '/brand-api'
const bodyBytesMax = 1_048_576
const listParameters: ReadonlySet<string> = new Set([
  'accountIds',
  'orderStatuses',
  'operationTypes',
])

export type Exchange = { readonly request: IncomingMessage; readonly response: ServerResponse }

/** Answers the Brand API, playing the faults that were asked for. */
export function createApi(brand: Brand, faults: Faults) {
  const idempotency = createIdempotency()
  const hasRoom = createLimiter()

  const replyTo = (request: IncomingMessage, url: URL, body: unknown): Reply => {
    const path = url.pathname.slice(prefix.length).replace(/\/+$/, '')
    const open = openReply(path)
    if (open) return open
    const refusal = refusalOf(brand, request)
    if (refusal) return refusal
    if (!hasRoom(brand.settings.requestsPerSecond)) return tooMany(1)
    const known = routes.filter((route) => route.paths.includes(path))
    const route = known.find(({ methods }) => methods.some((each) => each === request.method))
    if (!route) return refuse(404, `Cannot ${request.method} ${url.pathname}`)
    const input = { ...queryOf(url), ...(isObject(body) ? body : {}) }
    const header = request.headers['idempotency-key']
    const key = typeof header === 'string' ? header : undefined
    return idempotency.run({ brand, route, path, input, key }, () => route.run(brand, input))
  }

  return async ({ request, response }: Exchange): Promise<void> => {
    const url = new URL(request.url ?? '/', 'http://simulator')
    const text = await readText(request)
    if (text === null) return send(brand, response, refuse(413, 'The body is too large'))
    const fault = faults.take(url.pathname)
    if (fault && (await playBefore({ brand, fault, response, request }))) return
    const body = jsonOf(text)
    const reply =
      body === undefined ? refuse(400, 'The body is not JSON') : replyTo(request, url, body)
    if (fault?.fault === 'dropAfterwards') return void request.socket.destroy()
    if (fault?.fault === 'failAfterwards') return send(brand, response, refuse(500, 'Internal'))
    send(brand, response, reply)
  }
}

function openReply(path: string): Reply | null {
  if (path === '/alive') return answer(1)
  if (path === '/ready') return answer({ status: 'ok', info: {}, error: {}, details: {} })
  return path === '' ? answer({ name: 'brand-api', simulated: true }) : null
}

/** Why the key is not accepted, or null. */
export function refusalOf(brand: Brand, request: IncomingMessage): Reply | null {
  if (brand.keyExpired) return refuse(401, 'The API key has expired')
  return request.headers['brand-api-key'] === brand.apiKey
    ? null
    : refuse(403, 'Forbidden resource')
}

function tooMany(seconds: number): Reply {
  return { ...refuse(429, 'Too many requests'), headers: { 'Retry-After': String(seconds) } }
}

type Played = Exchange & { readonly brand: Brand; readonly fault: Fault }

/** @returns true when the fault took the place of the request */
async function playBefore({ brand, fault, request, response }: Played): Promise<boolean> {
  switch (fault.fault) {
    case 'drop':
      request.socket.destroy()
      return true
    case 'hang':
      return true
    case 'slow':
      await new Promise((resolve) => setTimeout(resolve, fault.ms))
      return false
    case 'wrongAnswer':
      send(brand, response, answer('<html>a page of something in between</html>'))
      return true
    case 'fail':
      send(brand, response, refuse(500, 'Internal server error'))
      return true
    case 'unavailable':
      send(brand, response, refuse(503, 'Service unavailable'))
      return true
    case 'rateLimit':
      send(brand, response, tooMany(fault.retryAfterSeconds))
      return true
    default:
      return false
  }
}

export function send(brand: Brand, response: ServerResponse, reply: Reply): void {
  if (response.destroyed) return
  const text = Buffer.from(JSON.stringify(reply.body))
  response.writeHead(reply.status, {
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': text.length,
    Date: new Date(timeOf(brand)).toUTCString(),
    ...reply.headers,
  })
  response.end(text)
}

function queryOf(url: URL): Record<string, unknown> {
  const query: Record<string, unknown> = {}
  for (const name of new Set(url.searchParams.keys())) {
    const values = url.searchParams.getAll(name)
    const plain = name.replace(/\[\d*\]$/, '')
    query[plain] = listParameters.has(plain) ? values.flatMap((v) => v.split(',')) : values[0]
  }
  return query
}

/** @returns null when there is more of it than is taken */
export async function readText(request: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk)
    size += bytes.length
    if (size <= bodyBytesMax) chunks.push(bytes)
  }
  return size > bodyBytesMax ? null : Buffer.concat(chunks).toString('utf8')
}

/** @returns undefined when the text is not JSON; an empty text is an empty object */
export function jsonOf(text: string): unknown {
  if (text.trim() === '') return {}
  try {
    const value: unknown = JSON.parse(text)
    return value
  } catch {
    return undefined
  }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
