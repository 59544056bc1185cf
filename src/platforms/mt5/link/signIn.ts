import { randomBytes, timingSafeEqual } from 'node:crypto'
import { failureOf } from '../../linkError.js'
import { reasonOf } from '../../networkError.js'
import { textIn } from '../wire/fields.js'
import type { Manager } from '../credentials.js'
import { readEnvelope, type Envelope } from './envelope.js'
import { wireOn, type Outgoing, type Wire } from './exchange.js'
import { openSocket, WrongCertificate, type ServerAddress } from './openSocket.js'
import { proofOf } from './proof.js'
import { isSuccess, refusalOf, type Refusal } from './retcodes.js'

export type SignInTarget = {
  readonly address: ServerAddress
  readonly manager: Manager
  readonly version: number
  readonly timeoutMs: number
}

export type SignedIn = {
  readonly ok: true
  readonly wire: Wire
  readonly isAlive: () => boolean
}

/** Opens a connection and makes both sides known to each other on it. */
export async function signIn(target: SignInTarget): Promise<SignedIn | Refusal> {
  const { host, port } = target.address
  let socket
  try {
    socket = await openSocket(target.address, target.timeoutMs)
  } catch (error) {
    const code = error instanceof WrongCertificate || isUntrusted(error) ? 'auth' : 'unavailable'
    return failureOf(code, `${host}:${port}: ${reasonOf(error)}`)
  }
  const wire = wireOn(socket, port === 443 ? host : `${host}:${port}`)
  const refusal = await prove(wire, target)
  if (refusal) {
    wire.close()
    return refusal
  }
  return { ok: true, wire, isAlive: () => !socket.destroyed && socket.writable }
}

/** The certificate is not one that anybody vouches for. */
const isUntrusted = (error: unknown): boolean =>
  typeof error === 'object' &&
  error !== null &&
  'code' in error &&
  /CERT|SELF_SIGNED|UNABLE_TO|ALTNAME/.test(String(error.code))

async function prove(wire: Wire, target: SignInTarget): Promise<Refusal | null> {
  const { login, password } = target.manager
  const started = await step(wire, target, {
    path: '/auth/start',
    params: { version: target.version, agent: 'prop-firm', login, type: 'manager' },
  })
  if (!started.ok) return started
  const challenge = textIn(started.record, 'srv_rand') ?? ''
  if (!isChallenge(challenge)) return failureOf('protocol', '/auth/start: no srv_rand')
  const ours = randomBytes(16).toString('hex')
  const answered = await step(wire, target, {
    path: '/auth/answer',
    params: { srv_rand_answer: proofOf(password, challenge), cli_rand: ours },
  })
  if (!answered.ok) return answered
  const shown = (textIn(answered.record, 'cli_rand_answer') ?? '').toLowerCase()
  if (isSame(shown, proofOf(password, ours))) return null
  return failureOf('auth', 'the server does not know the password: it is not the one it says it is')
}

const isChallenge = (text: string): boolean => /^[0-9a-f]{32}$/i.test(text)

const isSame = (a: string, b: string): boolean =>
  a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b))

async function step(
  wire: Wire,
  { timeoutMs }: SignInTarget,
  outgoing: Outgoing,
): Promise<{ readonly ok: true; readonly record: Envelope['record'] } | Refusal> {
  const exchanged = await wire.send(outgoing, { timeoutMs })
  if (exchanged.kind === 'lost') return failureOf('unavailable', exchanged.reason)
  const envelope = readEnvelope(exchanged.text)
  if (!envelope) {
    const code = exchanged.status >= 500 ? 'unavailable' : 'protocol'
    return failureOf(code, `${outgoing.path}: status ${exchanged.status}, not the Web API`)
  }
  const { retcode, words, record } = envelope
  if (isSuccess(retcode)) return { ok: true, record }
  return refusalOf(retcode, { path: outgoing.path, words, isWrite: false })
}
