import { createHash } from 'node:crypto'
import type { Simulator } from '../../simulator.js'
import { selfSigned } from './certificate.js'
import { guide } from './guide.js'
import { listen } from './http/listen.js'
import { createServer, managerLogins, type Server } from './server.js'
import { brokerDay, closeDay } from './world/days.js'
import { triggerOrders } from './world/orders.js'

/** A MetaTrader 5 access server with its Web API, for tests and for clients of other makers. */
export const mt5Simulator: Simulator = {
  name: 'mt5',
  summary: 'MetaTrader 5 Web API, manager rights, TLS with a certificate of its own',
  defaultPort: 8443,
  guide,
  start: async ({ host, port, seed, accounts }) => {
    const password = passwordOf(seed)
    const certificate = selfSigned([...new Set(['localhost', '127.0.0.1', host])])
    const server = createServer({ seed, accounts, password })
    const listening = await listen(server, { host, port, certificate })
    const timer = keepMoving(server)
    const address = listening.https.address()
    const taken = typeof address === 'object' && address !== null ? address.port : port
    const shown = host.includes(':') ? `[${host}]` : host
    const firstAccount = server.world.users.keys().next()
    return {
      url: `https://${shown}:${taken}`,
      credentials: {
        login: String(managerLogins[0]),
        password,
        fingerprint: certificate.fingerprint,
        'further logins': managerLogins.slice(1).join(', '),
        groups: server.world.groups.map(({ name }) => name).join(', '),
        'first account': firstAccount.done ? 'none' : String(firstAccount.value),
      },
      stop: async () => {
        clearInterval(timer)
        await listening.stop()
      },
    }
  },
}

/** The managers' API password: the same seed has the same one, so that a script can be run again. */
const passwordOf = (seed: number): string =>
  `Api#${createHash('sha256').update(`mt5 ${seed}`).digest('base64url').slice(0, 11)}1`

const beatMs = 50

/** Prices walk, and a day ends at midnight of the broker's clock. */
function keepMoving(server: Server): NodeJS.Timeout {
  const { world } = server
  let steppedAt = performance.now()
  let day = brokerDay(world, world.clock.now())
  const timer = setInterval(() => {
    const today = brokerDay(world, world.clock.now())
    if (today !== day) closeDay(world)
    day = today
    const { walkMs } = server.settings
    if (walkMs === 0 || performance.now() - steppedAt < walkMs) return
    steppedAt = performance.now()
    world.prices.step(1, world.clock.now())
    triggerOrders(world)
  }, beatMs)
  timer.unref()
  return timer
}
