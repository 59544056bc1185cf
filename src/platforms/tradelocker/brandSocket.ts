import { z } from 'zod'
import { firstIssue, jsonOf } from '../answerText.js'
import { failureOf } from '../linkError.js'
import type { PlatformFailure } from '../types.js'
import { readGroups, type Brand } from './brand.js'
import { changeMessage, createExposures, type Exposures } from './exposures.js'

/** Somebody who listens to the socket. */
export type Listener = {
  /** The first state is complete. */
  synced(): void
  changed(login: string, isTrade: boolean): void
  broke(failure: PlatformFailure): void
}

/**
 * The one connection of a session: the platform may end an older one when another is opened with the
 * same key.
 */
export type BrandSocket = {
  join(listener: Listener): Membership
  close(): void
}

export type Membership = { readonly exposures: Exposures; leave(): void }

type Connection = {
  readonly listeners: Set<Listener>
  readonly exposures: Exposures
  isSynced: boolean
  failure: PlatformFailure | null
  disconnect(): void
}

const connectMs = 10_000
const syncMs = 60_000

export function createBrandSocket(brand: Brand): BrandSocket {
  let current: Connection | null = null
  return {
    join: (listener) => {
      if (!current || current.failure) current = connect(brand)
      const connection = current
      connection.listeners.add(listener)
      if (connection.isSynced) listener.synced()
      return {
        exposures: connection.exposures,
        leave: () => {
          connection.listeners.delete(listener)
          if (connection.listeners.size > 0) return
          connection.disconnect()
          if (current === connection) current = null
        },
      }
    },
    close: () => current?.disconnect(),
  }
}

function connect(brand: Brand): Connection {
  let end: () => void = () => undefined
  let isOver = false
  const connection: Connection = {
    listeners: new Set(),
    exposures: createExposures(brand.currencies),
    isSynced: false,
    failure: null,
    disconnect: () => {
      isOver = true
      clearTimeout(syncing)
      end()
    },
  }
  const fail = (failure: PlatformFailure): void => {
    if (isOver) return
    connection.failure = failure
    connection.disconnect()
    for (const listener of [...connection.listeners]) listener.broke(failure)
  }
  const syncing = setTimeout(() => {
    fail(failureOf('unavailable', `the first state did not end within ${syncMs} ms`))
  }, syncMs)
  const take = (given: unknown): void => {
    if (isOver) return
    const problem = takeMessage(connection, given)
    if (connection.isSynced) clearTimeout(syncing)
    if (problem) fail(problem)
  }
  openSocket(brand, { take, fail }).then(
    (close) => {
      end = close
      if (isOver) close()
    },
    (error: unknown) => fail(failureOf('unavailable', String(error))),
  )
  return connection
}

type Handlers = { take(message: unknown): void; fail(failure: PlatformFailure): void }

/** Loaded when somebody streams, so that nothing else has to carry it. */
async function openSocket(brand: Brand, { take, fail }: Handlers): Promise<() => void> {
  const { io } = await import('socket.io-client')
  const socket = io(`${brand.link.baseUrl}/brand-socket`, {
    path: '/brand-api/socket.io',
    transports: ['websocket'],
    query: { type: brand.type },
    extraHeaders: { 'brand-api-key': brand.link.apiKey },
    // The caller reconnects: what was missed meanwhile has to be accounted for.
    reconnection: false,
    forceNew: true,
    timeout: connectMs,
  })
  const refuse = async (words: string): Promise<void> => fail(await whyRefused(brand, words))
  const told = (given: unknown): void => {
    const problem = problemShape.safeParse(messageOf(given))
    if (problem.success) void refuse(problem.data.message)
  }
  socket.on('connection', told)
  socket.on('stream', (given: unknown) => {
    told(given)
    take(given)
  })
  socket.on('connect_error', (error: Error) => void refuse(`cannot connect: ${error.message}`))
  socket.on('disconnect', (reason) => {
    const silence = 'nothing was heard: the heartbeat is missing'
    const words = reason === 'ping timeout' ? silence : `the socket was closed: ${reason}`
    // A message that says why comes a moment earlier, and its reason counts.
    setTimeout(() => fail(failureOf('unavailable', words)), 200)
  })
  return () => socket.disconnect()
}

const problemShape = z.object({
  type: z.literal('ConnectionErrorMessage'),
  status: z.string().refine((status) => status !== 'ok'),
  message: z.string().default('refused'),
})

/** How a refusal is worded is not documented; whether the key is good can be asked. */
async function whyRefused(brand: Brand, words: string): Promise<PlatformFailure> {
  const asked = await readGroups(brand)
  const isKeyBad = !asked.ok && asked.code === 'auth'
  return failureOf(isKeyBad ? 'auth' : 'unavailable', words)
}

const messageOf = (given: unknown): unknown => (typeof given === 'string' ? jsonOf(given) : given)

const envelope = z.object({ type: z.string(), name: z.string().optional() })
const known: ReadonlySet<string> = new Set(
  changeMessage.options.map(({ shape }) => shape.type.value),
)

/** @returns what is wrong with a message that should be understood; others are left alone */
function takeMessage(connection: Connection, given: unknown): PlatformFailure | null {
  const message = messageOf(given)
  const parsed = envelope.safeParse(message)
  if (!parsed.success) return failureOf('protocol', `unexpected message: ${textOf(given)}`)
  const { type, name } = parsed.data
  if (type === 'Property' && name === 'SyncEnd') {
    connection.isSynced = true
    for (const listener of connection.listeners) listener.synced()
    return null
  }
  if (!known.has(type)) return null
  const change = changeMessage.safeParse(message)
  if (!change.success) {
    return failureOf('protocol', `unexpected ${type}: ${firstIssue(change.error)}`)
  }
  const changed = connection.exposures.apply(change.data)
  // Before the end of the first state everything is state, not change.
  if (!changed || !connection.isSynced) return null
  for (const listener of connection.listeners) listener.changed(changed.login, changed.isTrade)
  return null
}

const textOf = (given: unknown): string => (JSON.stringify(given) ?? String(given)).slice(0, 200)
