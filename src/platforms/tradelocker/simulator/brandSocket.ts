import type { Server as HttpServer } from 'node:http'
import { Socket as TcpSocket } from 'node:net'
import { Server, type Socket } from 'socket.io'
import { refusalOf } from './api.js'
import type { AccountType, Brand, Change } from './brand.js'
import { messageOf } from './views.js'

/** How the stream misbehaves; counts are of messages still to come. */
export type StreamFaults = {
  duplicate: number
  /** So many messages are held back, then sent the other way round. */
  reorder: number
  /** So many messages are never sent. */
  lose: number
  delayMs: number
  /** Connections that break in the middle of the first state. */
  breakBeforeSyncEnd: number
  /** Connections whose first state never ends. */
  withholdSyncEnd: number
}

export type BrandSocket = {
  readonly faults: StreamFaults
  /** Timing of the heartbeat that connections from now on are told. */
  setHeartbeat(intervalMs: number, timeoutMs: number): void
  /** Breaks all connections under way. */
  drop(): void
  /** Connections stay, but nothing comes or goes any more, as when a cable is cut. */
  halfOpen(): void
  /** Ends all connections in good order, with a reason. */
  kick(message: string): void
  close(): Promise<void>
}

/** Namespace and path as documented; Engine.IO 4 over WebSocket, and over polling for clients that begin so. */
export function createBrandSocket(http: HttpServer, brand: Brand): BrandSocket {
  const io = new Server(http, {
    path: '/brand-api/socket.io',
    addTrailingSlash: false,
    transports: ['websocket', 'polling'],
    serveClient: false,
  })
  const namespace = io.of('/brand-socket')
  const connections = new Set<TcpSocket>()
  http.on('upgrade', (_request, tcp) => {
    if (!(tcp instanceof TcpSocket)) return
    connections.add(tcp)
    tcp.once('close', () => connections.delete(tcp))
  })
  const faults: StreamFaults = {
    duplicate: 0,
    reorder: 0,
    lose: 0,
    delayMs: 0,
    breakBeforeSyncEnd: 0,
    withholdSyncEnd: 0,
  }

  const sender = createSender(faults)
  namespace.use((socket, next) => {
    const isRefused = refusalOf(brand, socket.request) !== null
    if (isRefused && brand.settings.wrongKey === 'connectError') next(new Error('Unauthorized'))
    else next()
  })
  namespace.on('connection', (socket) => {
    if (refusalOf(brand, socket.request)) return endWith(socket, 'Invalid brand API key')
    const type = typeOf(socket)
    if (!type) return endWith(socket, 'The query parameter type must be LIVE or DEMO')
    if (brand.settings.singleConnection) {
      for (const [id, other] of namespace.sockets) {
        if (id !== socket.id) endWith(other, 'Another connection with this key was opened')
      }
    }
    socket.emit('connection', { type: 'Connection', status: 'ok', message: 'connected' })
    if (sendState({ socket, brand, type, faults })) void socket.join(type)
  })

  const onChange = (change: Change): void => {
    const { type } = change.account
    const sockets = [...namespace.sockets.values()].filter((socket) => socket.rooms.has(type))
    sender.send(sockets, messageOf(brand, change))
  }
  brand.listeners.add(onChange)

  return {
    faults,
    setHeartbeat: (intervalMs, timeoutMs) => {
      Object.assign(io.engine.opts, { pingInterval: intervalMs, pingTimeout: timeoutMs })
    },
    drop: () => {
      for (const socket of namespace.sockets.values()) socket.conn.close()
      for (const tcp of connections) tcp.destroy()
    },
    halfOpen: () => {
      for (const tcp of connections) mute(tcp)
    },
    kick: (message) => {
      for (const socket of namespace.sockets.values()) endWith(socket, message)
    },
    close: async () => {
      brand.listeners.delete(onChange)
      sender.stop()
      for (const tcp of connections) TcpSocket.prototype.destroy.call(tcp)
      await io.close()
    },
  }
}

function typeOf(socket: Socket): AccountType | null {
  const asked = socket.handshake.query.type
  return asked === 'LIVE' || asked === 'DEMO' ? asked : null
}

function endWith(socket: Socket, message: string): void {
  const problem = { type: 'ConnectionErrorMessage', status: 'error', message }
  socket.emit('connection', problem)
  socket.emit('stream', problem)
  // A moment for the message to leave before the connection does.
  setTimeout(() => socket.disconnect(true), 20)
}

type Opened = {
  readonly socket: Socket
  readonly brand: Brand
  readonly type: AccountType
  readonly faults: StreamFaults
}

/**
 * The whole present state and its end.
 *
 * @returns false when, as arranged, it broke off
 */
function sendState({ socket, brand, type, faults }: Opened): boolean {
  const messages = stateOf(brand, type)
  if (faults.breakBeforeSyncEnd > 0) {
    faults.breakBeforeSyncEnd--
    for (const message of messages.slice(0, Math.ceil(messages.length / 2))) {
      socket.emit('stream', message)
    }
    setTimeout(() => socket.conn.close(), 20)
    return false
  }
  for (const message of messages) socket.emit('stream', message)
  if (faults.withholdSyncEnd > 0) faults.withholdSyncEnd--
  else socket.emit('stream', { type: 'Property', name: 'SyncEnd' })
  return true
}

function stateOf(brand: Brand, type: AccountType): Record<string, unknown>[] {
  const accounts = [...brand.accounts.values()].filter((account) => account.type === type)
  const byId = new Map(accounts.map((account) => [account.id, account]))
  const changes: Change[] = accounts.map((account) => ({ kind: 'account', account }))
  for (const position of brand.positions.values()) {
    const account = byId.get(position.accountId)
    if (account) changes.push({ kind: 'position', account, position })
  }
  for (const order of brand.orders.values()) {
    const account = byId.get(order.accountId)
    const isWaiting = order.status === 'STATUS_NEW'
    if (account && isWaiting) changes.push({ kind: 'order', account, order })
  }
  return changes.map((change) => messageOf(brand, change))
}

/** Sends messages as the faults have it. */
function createSender(faults: StreamFaults) {
  let held: (() => void)[] = []
  const timers = new Set<NodeJS.Timeout>()
  const later = (ms: number, act: () => void) => {
    const timer = setTimeout(() => {
      timers.delete(timer)
      act()
    }, ms)
    timers.add(timer)
  }
  return {
    send: (sockets: readonly Socket[], message: Record<string, unknown>): void => {
      if (faults.lose > 0) return void faults.lose--
      const times = faults.duplicate > 0 ? 2 : 1
      if (times === 2) faults.duplicate--
      const act = () => {
        for (let i = 0; i < times; i++) {
          for (const socket of sockets) socket.emit('stream', message)
        }
      }
      if (faults.delayMs > 0) return later(faults.delayMs, act)
      if (faults.reorder === 0) return act()
      faults.reorder--
      held.unshift(act)
      if (faults.reorder > 0) return
      for (const each of held) each()
      held = []
    },
    stop: () => {
      for (const timer of timers) clearTimeout(timer)
    },
  }
}

/** Nothing is read from the connection or written to it any more, and neither side is told. */
function mute(tcp: TcpSocket): void {
  tcp.pause()
  const swallow = (...args: unknown[]): boolean => {
    const done = args.at(-1)
    if (typeof done === 'function') setImmediate(() => Reflect.apply(done, undefined, []))
    return true
  }
  Object.assign(tcp, { write: swallow, end: () => tcp, destroy: () => tcp, resume: () => tcp })
}
