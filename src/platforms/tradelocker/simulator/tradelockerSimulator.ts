import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import { PropFirmError } from '../../../errors.js'
import type { RunningSimulator, Simulator, SimulatorOptions } from '../../simulator.js'
import { createApi, jsonOf, readText, refusalOf, send, type Exchange } from './api.js'
import { createBrand, type Brand } from './brand.js'
import { createBrandSocket } from './brandSocket.js'
import { control, type Levers } from './control.js'
import { createFaults } from './faults.js'
import { randomFrom, walk } from './instruments.js'
import { refuse } from './route.js'
import { seedAccounts } from './seedAccounts.js'
import { afterPrices } from './trading.js'

const stepMs = 1_000

/** TradeLocker's Brand API and brand socket, for any client that speaks them. */
export const tradelockerSimulator: Simulator = {
  name: 'tradelocker',
  summary: 'TradeLocker: Brand API (REST) and brand socket (Socket.IO 4)',
  defaultPort: 8080,
  start,
}

async function start(options: SimulatorOptions): Promise<RunningSimulator> {
  const random = randomFrom(options.seed)
  const brand = createBrand(`tl-simulated-${options.seed}-${keyOf(random)}`)
  seedAccounts(brand, options.accounts, random)
  const faults = createFaults()
  const api = createApi(brand, faults)
  const http = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://simulator').pathname
    if (path.startsWith('/brand-api/socket.io')) return
    const answered = path.startsWith('/control')
      ? controlled(levers, { request, response })
      : api({ request, response })
    answered.catch(() => response.destroy())
  })
  const socket = createBrandSocket(http, brand)
  let running = true
  const levers: Levers = { brand, faults, socket, setPricesRunning: (next) => (running = next) }
  const ticking = setInterval(() => {
    if (!running) return
    walk(brand.quotes, random)
    afterPrices(brand)
  }, stepMs)
  const url = await listen(http, options)
  brand.url = url
  const stop = async () => {
    clearInterval(ticking)
    for (const timer of brand.timers) clearTimeout(timer)
    http.closeAllConnections()
    await socket.close()
  }
  return { url, credentials: credentialsOf(brand), stop }
}

const keyOf = (random: () => number): string =>
  Array.from({ length: 16 }, () => Math.floor(random() * 16).toString(16)).join('')

const credentialsOf = (brand: Brand): Readonly<Record<string, string>> => ({
  'brand-api-key': brand.apiKey,
  type: 'DEMO',
  server: brand.server,
  groups: brand.groups.map(({ id, name, leverage }) => `${id} (${name}, 1:${leverage})`).join(', '),
  'socket namespace': '/brand-socket',
  'socket path': '/brand-api/socket.io',
})

async function controlled(levers: Levers, { request, response }: Exchange): Promise<void> {
  const { brand } = levers
  const path = new URL(request.url ?? '/', 'http://simulator').pathname
  const text = await readText(request)
  // An expired key still pulls levers: one of them makes it valid again.
  const isKnown = refusalOf({ ...brand, keyExpired: false }, request) === null
  if (!isKnown) return send(brand, response, refuse(403, 'Forbidden resource'))
  const body = jsonOf(text ?? '')
  if (body === undefined) return send(brand, response, refuse(400, 'The body is not JSON'))
  send(brand, response, control(levers, path.replace(/^\/control\/?/, ''), body))
}

async function listen(http: Server, { host, port }: SimulatorOptions): Promise<string> {
  http.listen(port, host)
  try {
    await once(http, 'listening')
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new PropFirmError('simulator', `cannot listen on ${host}:${port}: ${reason}`)
  }
  const address = http.address()
  const actual = typeof address === 'object' && address ? address.port : port
  return `http://${host.includes(':') ? `[${host}]` : host}:${actual}`
}
