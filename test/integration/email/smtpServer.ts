import { simpleParser, type ParsedMail } from 'mailparser'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'

/** A real SMTP server on this machine that keeps what it accepts. */
export type TestServer = {
  readonly port: number
  readonly mails: readonly ParsedMail[]
  /** The messages as they came over the wire. */
  readonly raw: readonly string[]
  /** Connections that were opened so far. */
  readonly connections: () => number
  readonly close: () => Promise<void>
}

const refusal = (code: number, message: string) =>
  Object.assign(new Error(message), { responseCode: code })

/**
 * Answers by recipient: `unknown@` 550, `later@` 451, `spam@` 554 after the data, `slow@` never.
 * Everything else is accepted.
 */
export async function startServer(
  port: number,
  options: SMTPServerOptions = {},
): Promise<TestServer> {
  const mails: ParsedMail[] = []
  const raw: string[] = []
  let connections = 0
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onConnect: (_session, done) => {
      connections += 1
      done()
    },
    onRcptTo: ({ address }, _session, done) => {
      if (address.startsWith('unknown@')) return done(refusal(550, '5.1.1 No such user'))
      if (address.startsWith('later@')) return done(refusal(451, '4.7.1 Greylisted'))
      if (address.startsWith('slow@')) return undefined
      return done()
    },
    onData: (stream, session, done) => {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        if (session.envelope.rcptTo.some(({ address }) => address.startsWith('spam@'))) {
          return done(refusal(554, '5.7.1 Spam'))
        }
        const message = Buffer.concat(chunks)
        raw.push(message.toString('utf8'))
        return void simpleParser(message).then((mail) => {
          mails.push(mail)
          done(null, `queued as ${mails.length}`)
        })
      })
    },
    ...options,
  })
  server.on('error', () => undefined)
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  return {
    port,
    mails,
    raw,
    connections: () => connections,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
