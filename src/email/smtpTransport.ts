import { createTransport } from 'nodemailer'
import { classify, type SendFailure } from './classify.js'
import { cut, oneLine } from './escape.js'
import type { SmtpOptions } from './smtpOptions.js'
import type { Envelope, SendResult, Transport } from './transport.js'

/** How long a server may keep us waiting, in milliseconds. */
export type SmtpTimeouts = {
  readonly connectMs: number
  readonly greetingMs: number
  /** Without a byte, at any later point. */
  readonly silenceMs: number
}

const defaultTimeouts: SmtpTimeouts = { connectMs: 10_000, greetingMs: 10_000, silenceMs: 30_000 }

/** Messages waiting for a connection, those being sent included; more are told to come back. */
export const inFlightMax = 500

const messagesPerConnection = 100

/** A pool of connections to an SMTP server, opened when first needed and kept open. */
export function smtpTransport(options: SmtpOptions, timeouts = defaultTimeouts): Transport {
  const pool = createTransport(poolOptions(options, timeouts))
  let inFlight = 0
  let closed = false
  return {
    kind: 'smtp',
    send: async (envelope) => {
      // The client never answers a message that it gets after it was closed.
      if (closed) return busy('the transport is closed')
      if (inFlight >= inFlightMax) return busy(`${inFlightMax} messages are on their way`)
      inFlight += 1
      try {
        const info = await pool.sendMail(mailOf(envelope))
        return { ok: true, providerId: cut(oneLine(info.response), 200) }
      } catch (error) {
        return classify(error)
      } finally {
        inFlight -= 1
      }
    },
    verify: async () => {
      try {
        await pool.verify()
        return { ok: true }
      } catch (error) {
        return classify(error)
      }
    },
    close: () => {
      closed = true
      pool.close()
    },
  }
}

function poolOptions(options: SmtpOptions, timeouts: SmtpTimeouts) {
  return {
    pool: true as const,
    host: options.host,
    port: options.port,
    secure: options.secure,
    requireTLS: options.requireTls,
    tls: { rejectUnauthorized: !options.loopback },
    ...(options.auth ? { auth: { ...options.auth } } : {}),
    maxConnections: options.connections,
    maxMessages: messagesPerConnection,
    // By default the pool repeats for ever what a closing server interrupted; repeating is ours.
    maxRequeues: 0,
    ...(options.rate > 0 ? { rateLimit: options.rate, rateDelta: 1_000 } : {}),
    connectionTimeout: timeouts.connectMs,
    greetingTimeout: timeouts.greetingMs,
    socketTimeout: timeouts.silenceMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  }
}

const mailOf = (envelope: Envelope) => ({
  messageId: envelope.messageId,
  from: { ...envelope.from },
  ...(envelope.replyTo ? { replyTo: { ...envelope.replyTo } } : {}),
  to: { ...envelope.to },
  subject: envelope.subject,
  html: envelope.html,
  text: envelope.text,
  headers: Object.fromEntries(
    Object.entries(envelope.headers).map(([name, value]) => [name, { prepared: true, value }]),
  ),
})

const busy = (message: string): SendFailure & SendResult => ({
  ok: false,
  permanent: false,
  code: 'busy',
  message,
})
