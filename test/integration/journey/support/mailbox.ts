import { simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'

export type Delivered = { readonly to: string; readonly subject: string; readonly id: string }

/** A mail server that can have something happen between a message and its receipt. */
export type Mailbox = {
  readonly url: string
  readonly delivered: readonly Delivered[]
  /** Runs once a message to this address has arrived, before it is acknowledged; used up by it. */
  readonly onArrival: (to: string, run: () => void) => void
  readonly close: () => Promise<void>
}

export async function startMailbox(port: number): Promise<Mailbox> {
  const delivered: Delivered[] = []
  const plans = new Map<string, () => void>()
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, session, done) => {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        void simpleParser(Buffer.concat(chunks)).then((mail) => {
          const to = session.envelope.rcptTo[0]?.address ?? ''
          delivered.push({ to, subject: mail.subject ?? '', id: mail.messageId ?? '' })
          const plan = plans.get(to)
          plans.delete(to)
          if (!plan) return done()
          plan()
          return undefined
        })
      })
    },
  })
  server.on('error', () => undefined)
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  return {
    url: `smtp://127.0.0.1:${port}`,
    delivered,
    onArrival: (to, run) => void plans.set(to, run),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
