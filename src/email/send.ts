import type { MessageCategory } from '../domain/events/defineEvent.js'
import type { SendFailure } from './classify.js'
import { cut, oneLine } from './escape.js'
import { htmlBytesMax } from './render.js'
import { safeLink } from './safeLink.js'
import type { Rendered } from './template.js'
import type { Mailbox, SendResult, Transport } from './transport.js'

/** A message about to be sent. */
export type OutgoingMessage = {
  /** Id of the stored message; the Message-ID is made from it and is the same in every attempt. */
  readonly id: string
  readonly from: Mailbox
  readonly replyTo: Mailbox | null
  readonly to: Mailbox
  readonly category: MessageCategory
  /** https, answers one POST (RFC 8058). Marketing messages need it, service messages ignore it. */
  readonly unsubscribeLink: string | null
}

export type SendInput = {
  readonly transport: Transport
  readonly message: OutgoingMessage
  readonly render: Rendered
}

/** Longer header lines are folded, which breaks the signature of some relays. */
const unsubscribeLengthMax = 200
const nameLengthMax = 100

/**
 * Sends one message once; repeating is up to the caller (`nextAttempt`). Delivery is at least once:
 * when the answer to a message got lost, the repeat has the same Message-ID.
 */
export async function sendMessage({ transport, message, render }: SendInput): Promise<SendResult> {
  const problem = messageProblem(message, render)
  if (problem !== null) return badMessage(problem)
  return transport.send({
    messageId: messageIdOf(message),
    from: mailbox(message.from),
    replyTo: message.replyTo && mailbox(message.replyTo),
    to: mailbox(message.to),
    subject: oneLine(render.subject),
    html: render.html,
    text: render.text,
    headers: headersOf(message),
  })
}

/** `<id@domain of the sender>`: stable, so that mail programs and people recognise a repeat. */
export const messageIdOf = ({ id, from }: Pick<OutgoingMessage, 'id' | 'from'>): string =>
  `<${id}@${from.address.split('@')[1] ?? ''}>`

function messageProblem(message: OutgoingMessage, render: Rendered): string | null {
  const { id, from, replyTo, to, category, unsubscribeLink } = message
  if (!/^[\w-]{1,64}$/.test(id)) return `expected an id of letters and digits, was "${id}"`
  for (const { address } of [from, to, ...(replyTo ? [replyTo] : [])]) {
    if (!isAddress(address)) return `expected an e-mail address, was "${address}"`
  }
  if (oneLine(render.subject) === '') return 'expected a subject, was empty'
  const bytes = Math.max(Buffer.byteLength(render.html), Buffer.byteLength(render.text))
  if (bytes > htmlBytesMax) return `expected at most ${htmlBytesMax} bytes, was ${bytes}`
  if (category === 'marketing' && !isUnsubscribeLink(unsubscribeLink)) {
    return `expected an https link to unsubscribe, was "${unsubscribeLink ?? ''}"`
  }
  return null
}

/** One bare address: nothing that a header could read as a second one, a name or a new line. */
export const isAddress = (address: string): boolean =>
  address.length <= 254 &&
  /^[^\s\p{Cc}@<>()[\],;:"\\]{1,64}@[\p{L}\p{N}](?:[\p{L}\p{N}.-]*[\p{L}\p{N}])?$/u.test(address) &&
  !address.includes('..')

const isUnsubscribeLink = (link: string | null): boolean =>
  link !== null && link.length <= unsubscribeLengthMax && safeLink(link, '').ok

const mailbox = ({ name, address }: Mailbox): Mailbox => ({
  name: cut(oneLine(name), nameLengthMax),
  address,
})

function headersOf({ category, unsubscribeLink }: OutgoingMessage): Record<string, string> {
  const automatic = { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' }
  const link = category === 'marketing' && unsubscribeLink ? safeLink(unsubscribeLink, '') : null
  if (!link?.ok) return automatic
  return {
    ...automatic,
    'List-Unsubscribe': `<${link.href}>`,
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
  }
}

const badMessage = (message: string): SendFailure => ({
  ok: false,
  permanent: true,
  code: 'badMessage',
  message: cut(oneLine(message), 500),
})
