import type { SendFailure } from './classify.js'

/** A message with everything that its headers need, checked. */
export type Envelope = {
  readonly messageId: string
  readonly from: Mailbox
  readonly replyTo: Mailbox | null
  readonly to: Mailbox
  readonly subject: string
  readonly html: string
  readonly text: string
  readonly headers: Readonly<Record<string, string>>
}

export type Mailbox = { readonly name: string; readonly address: string }

/** `providerId` is what the server answered, which is what its operator can search for. */
export type SendResult = { readonly ok: true; readonly providerId: string } | SendFailure

/** One way out for messages. */
export type Transport = {
  readonly kind: 'smtp' | 'local'
  readonly send: (envelope: Envelope) => Promise<SendResult>
  /** Whether messages could be sent now; for the health page. */
  readonly verify: () => Promise<{ readonly ok: true } | SendFailure>
  readonly close: () => void
}
