import { z } from 'zod'
import { cut, oneLine } from './escape.js'

/** Why a message did not go out. */
export type SendProblem =
  /** The receiving server does not know the address (5.1.x): don't write there again. */
  | 'badAddress'
  /** The server refused this message for good. */
  | 'refused'
  /** The server asked to come back later. */
  | 'later'
  /** The server refused us, not this message: sender, credentials or encryption are set up wrong. */
  | 'setup'
  | 'unreachable'
  | 'timeout'
  /** The message itself can't be sent: recipient or size. */
  | 'badMessage'
  /** Too many messages are on their way, or the transport was closed. */
  | 'busy'

export type SendFailure = {
  readonly ok: false
  /** True when another attempt can't help. */
  readonly permanent: boolean
  readonly code: SendProblem
  /** For staff: one line, what the server said. */
  readonly message: string
}

const smtpError = z.object({
  message: z.string().catch('unknown error'),
  code: z.string().optional().catch(undefined),
  command: z.string().optional().catch(undefined),
  response: z.string().optional().catch(undefined),
  responseCode: z.number().optional().catch(undefined),
})

type SmtpError = z.output<typeof smtpError>

const messageLengthMax = 500

/**
 * What an error of the SMTP client means for the message. Only an answer about the recipient or the
 * content is final: an answer to the greeting, the log-in or our sender address says that the firm's
 * own set-up is wrong, and must not fail every message in the queue.
 */
export function classify(error: unknown): SendFailure {
  const parsed = smtpError.safeParse(error)
  const known: SmtpError = parsed.success ? parsed.data : { message: String(error) }
  const [code, permanent] = verdict(known)
  const said = known.response ?? known.message
  return { ok: false, permanent, code, message: cut(oneLine(said), messageLengthMax) }
}

function verdict(error: SmtpError): [code: SendProblem, permanent: boolean] {
  const { code, command = '', responseCode = 0, response = '' } = error
  if (code === 'EMESSAGE' && responseCode === 0) return ['badMessage', true]
  if (responseCode >= 400 && responseCode < 500) return ['later', false]
  if (responseCode >= 500) return refusal(command, response)
  if (code === 'EENVELOPE' && command === 'API') return ['badMessage', true]
  if (code === 'ETIMEDOUT') return ['timeout', false]
  if (code === 'EAUTH' || code === 'ETLS' || code === 'ENOAUTH') return ['setup', false]
  return ['unreachable', false]
}

function refusal(command: string, response: string): [code: SendProblem, permanent: boolean] {
  if (command === 'MAIL FROM' && response.startsWith('552')) return ['badMessage', true]
  if (command !== 'RCPT TO' && command !== 'DATA') return ['setup', false]
  if (command === 'RCPT TO' && /^5\d\d[ -]5\.1\.\d/.test(response)) return ['badAddress', true]
  return ['refused', true]
}
