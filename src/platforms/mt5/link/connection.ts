import { failureOf } from '../../linkError.js'
import type { Manager } from '../credentials.js'
import { readEnvelope, type Envelope } from './envelope.js'
import type { Exchanged, Outgoing, Wire } from './exchange.js'
import { createRequestQueue } from './requestQueue.js'
import { isSignInCode, isSuccess, refusalOf, type Refusal } from './retcodes.js'
import { signIn, type SignInTarget } from './signIn.js'

export type Ask = Outgoing & {
  /** `write`: after a lost answer the outcome is unknown; nothing is ever sent again by itself. */
  readonly kind: 'read' | 'write'
  /** Goes before what waits. */
  readonly isUrgent?: boolean
  readonly signal?: AbortSignal
}

export type Reply =
  | {
      readonly ok: true
      readonly answer: unknown
      readonly record: Envelope['record']
      /** Which socket it came on: results of dealer requests are readable there alone. */
      readonly socket: number
    }
  | Refusal

/** The one connection of one manager login. */
export type Connection = {
  readonly manager: string
  ask(ask: Ask): Promise<Reply>
  close(): Promise<void>
}

export type ConnectionOptions = SignInTarget & {
  readonly manager: Manager
  readonly timeoutMs: number
  readonly pingMs: number
}

/** After a failed sign-in nobody knocks again for so long. */
const restMs = { auth: 5_000, other: 500 } as const

export function createConnection(options: ConnectionOptions): Connection {
  const queue = createRequestQueue()
  const line = createLine(options)
  const ask = (asked: Ask): Promise<Reply> =>
    queue.run(() => answered(line, asked, options.timeoutMs), asked.isUrgent ?? false)
  const pings = setInterval(() => {
    if (queue.length() > 0 || line.idleMs() < options.pingMs) return
    void ask({ kind: 'read', path: '/test/access' })
  }, options.pingMs / 4)
  pings.unref()
  return {
    manager: options.manager.login,
    ask,
    close: async () => {
      clearInterval(pings)
      await line.close()
    },
  }
}

/** What is behind a request: a socket that is signed in, made when it is needed. */
type Line = {
  open(): Promise<{ ok: true; wire: Wire; socket: number } | Refusal>
  drop(): void
  /** Time since the last request; 0 while nobody is signed in. */
  idleMs(): number
  touch(): void
  close(): Promise<void>
}

function createLine(options: ConnectionOptions): Line {
  let current: { wire: Wire; isAlive: () => boolean } | null = null
  let sockets = 0
  let usedAt = 0
  let isClosed = false
  let failed: { refusal: Refusal; until: number } | null = null
  const drop = (): void => {
    current?.wire.close()
    current = null
  }
  return {
    open: async () => {
      if (isClosed) return failureOf('unavailable', 'not sent: the session is closed')
      if (current?.isAlive()) return { ok: true, wire: current.wire, socket: sockets }
      drop()
      if (failed && performance.now() < failed.until) return failed.refusal
      const made = await signIn(options)
      if (!made.ok) {
        const rest = made.code === 'auth' ? restMs.auth : restMs.other
        failed = { refusal: made, until: performance.now() + rest }
        return made
      }
      failed = null
      current = made
      sockets++
      return { ok: true, wire: made.wire, socket: sockets }
    },
    drop,
    idleMs: () => (current?.isAlive() ? performance.now() - usedAt : 0),
    touch: () => void (usedAt = performance.now()),
    close: async () => {
      isClosed = true
      if (current?.isAlive()) await current.wire.send({ path: '/quit' }, { timeoutMs: 500 })
      drop()
    },
  }
}

/** Twice at most: a read whose socket had gone, and anything that was refused for want of sign-in. */
async function answered(line: Line, asked: Ask, timeoutMs: number): Promise<Reply> {
  const first = await once(line, asked, timeoutMs)
  if (!first.again) return first.reply
  return (await once(line, asked, timeoutMs)).reply
}

type Once = { readonly reply: Reply; readonly again: boolean }

async function once(line: Line, asked: Ask, timeoutMs: number): Promise<Once> {
  if (asked.signal?.aborted) return final(failureOf('unavailable', 'not sent: the caller gave up'))
  const open = await line.open()
  if (!open.ok) return final(open)
  line.touch()
  const { signal } = asked
  const exchanged = await open.wire.send(asked, { timeoutMs, ...(signal && { signal }) })
  line.touch()
  const envelope = exchanged.kind === 'answer' ? readEnvelope(exchanged.text) : null
  if (!envelope) {
    line.drop()
    return withoutAnswer(asked, exchanged)
  }
  const { retcode, words, answer, record } = envelope
  if (isSuccess(retcode)) return final({ ok: true, answer, record, socket: open.socket })
  const refusal = refusalOf(retcode, { path: asked.path, words, isWrite: asked.kind === 'write' })
  if (!isSignInCode(retcode)) return final(refusal)
  // Refused before it was carried out: the session was forgotten.
  line.drop()
  return { reply: refusal, again: true }
}

const final = (reply: Reply): Once => ({ reply, again: false })

function withoutAnswer(asked: Ask, exchanged: Exchanged): Once {
  const isWrite = asked.kind === 'write'
  if (exchanged.kind === 'lost') {
    const isUnknown = isWrite && exchanged.sent
    const reply = failureOf(isUnknown ? 'outcomeUnknown' : 'unavailable', exchanged.reason)
    const isBroken = !exchanged.reason.startsWith('no answer')
    return { reply, again: !exchanged.sent || (!isWrite && isBroken && !asked.signal?.aborted) }
  }
  const message = `${asked.path}: no answer of the Web API, status ${exchanged.status}`
  if (isWrite) return final(failureOf('outcomeUnknown', message))
  return final(failureOf(exchanged.status >= 500 ? 'unavailable' : 'protocol', message))
}
