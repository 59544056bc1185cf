import { once } from 'node:events'
import { createServer, type Socket } from 'node:net'
import { afterEach, describe, expect, it } from '@jest/globals'
import { makeTransport } from '../../../src/email/makeTransport.js'
import { render } from '../../../src/email/render.js'
import { sendMessage, type OutgoingMessage } from '../../../src/email/send.js'
import { smtpOptions } from '../../../src/email/smtpOptions.js'
import { inFlightMax, smtpTransport } from '../../../src/email/smtpTransport.js'
import type { Transport } from '../../../src/email/transport.js'
import { defaultTemplates } from '../../../src/email/defaults/defaultTemplates.js'
import { firm, journeyEvent, marta } from '../../unit/email/fixtures.js'
import { startServer } from './smtpServer.js'

const quick = { connectMs: 500, greetingMs: 500, silenceMs: 500 }
const plain = { subject: 'Subject', html: '<p>Hello</p>', text: 'Hello' }
const cleanUps: (() => unknown)[] = []

afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp()
})

async function server(port: number, options = {}) {
  const started = await startServer(port, options)
  cleanUps.push(started.close)
  return started
}

function kept(transport: Transport): Transport {
  cleanUps.push(transport.close)
  return transport
}

const pool = (port: number) => kept(makeTransport({ SMTP_URL: `smtp://127.0.0.1:${port}` }))
const hasty = (port: number, timeouts = quick) =>
  kept(smtpTransport(smtpOptions(`smtp://127.0.0.1:${port}?connections=1`), timeouts))

const message = (change: Partial<OutgoingMessage> = {}): OutgoingMessage => ({
  id: '019a7b1c-0000-7000-8000-000000000001',
  from: { name: 'Fairlead Trading', address: 'desk@fairlead.example' },
  replyTo: { name: '', address: 'support@fairlead.example' },
  to: { name: 'Marta Kowalczyk', address: 'marta@trader.example' },
  category: 'service',
  unsubscribeLink: null,
  ...change,
})

const to = (address: string) => message({ to: { name: '', address } })

function breachMail() {
  const template = defaultTemplates.find(({ event }) => event === 'account.breachSettled')
  const event = journeyEvent('account.breachSettled')
  if (!template) throw new Error('no template')
  const variables = { ...Object(event.sample), ruleName: 'Denní limit ztráty – „žluťoučký“ 📉' }
  const result = render({ template, event, variables, firm, recipient: marta })
  if (!result.ok) throw new Error(JSON.stringify(result.issues))
  return result.message
}

function hangUpAtData(socket: Socket): void {
  socket.write('220 hello\r\n')
  socket.on('data', (data) => {
    if (/^(EHLO|MAIL|RCPT)/i.test(data.toString())) socket.write('250 ok\r\n')
    else socket.destroy()
  })
}

describe('sending through a real SMTP server', () => {
  it('delivers subject, HTML and text to the last character', async () => {
    const { mails } = await server(22_501)
    const sent = breachMail()
    const result = await sendMessage({ transport: pool(22_501), message: message(), render: sent })
    expect(result).toMatchObject({ ok: true, providerId: expect.stringContaining('queued as 1') })
    const [mail] = mails
    expect(mail?.subject).toBe('Account 5104882 ended: Denní limit ztráty – „žluťoučký“ 📉')
    expect(mail?.html).toBe(sent.html.trimEnd() + '\n')
    expect(mail?.text?.trimEnd()).toBe(sent.text.trimEnd())
    expect(mail?.from?.text).toBe('"Fairlead Trading" <desk@fairlead.example>')
    expect(mail?.replyTo?.text).toBe('support@fairlead.example')
    expect(mail?.headers.get('auto-submitted')).toBe('auto-generated')
    expect(mail?.headers.has('list-unsubscribe')).toBe(false)
  })

  it('gives a repeat the same Message-ID, so that it can be recognised', async () => {
    const { mails } = await server(22_502)
    const transport = pool(22_502)
    for (let attempt = 0; attempt < 2; attempt += 1) {
      await sendMessage({ transport, message: message(), render: plain })
    }
    const ids = mails.map(({ messageId }) => messageId)
    expect(ids).toEqual(Array(2).fill('<019a7b1c-0000-7000-8000-000000000001@fairlead.example>'))
  })

  it('says how to stop marketing messages with one click', async () => {
    const { raw } = await server(22_503)
    const unsubscribeLink = 'https://portal.fairlead.example/u/1'
    const marketing = message({ category: 'marketing', unsubscribeLink })
    await sendMessage({ transport: pool(22_503), message: marketing, render: plain })
    expect(raw[0]).toContain(`List-Unsubscribe: <${unsubscribeLink}>\r\n`)
    expect(raw[0]).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n')
  })

  it('lets neither subject nor names add a header or a recipient', async () => {
    const { mails, raw } = await server(22_504)
    const attack = 'x\r\nBcc: victim@example.com\r\nX-Evil: 1\r\n\r\nbody'
    const name = `${attack}" <victim@example.com>, "`
    const hostile = message({
      to: { name, address: 'marta@trader.example' },
      from: { name, address: 'desk@fairlead.example' },
    })
    const result = await sendMessage({
      transport: pool(22_504),
      message: hostile,
      render: { ...plain, subject: attack },
    })
    expect(result.ok).toBe(true)
    expect(raw[0]).not.toMatch(/^(bcc|x-evil):/im)
    const [mail] = mails
    expect(mail?.subject).toBe('x Bcc: victim@example.com X-Evil: 1 body')
    expect([mail?.to].flat().flatMap((list) => list?.value.map((v) => v.address))).toEqual([
      'marta@trader.example',
    ])
    expect(mail?.from?.value.map((v) => v.address)).toEqual(['desk@fairlead.example'])
    const shown = 'x Bcc: victim@example.com X-Evil: 1 body" <victim@example.com>, "'
    expect(mail?.from?.value.map((v) => v.name)).toEqual([shown])
  })

  it('gives up on 550 and 554, and comes back after 451', async () => {
    const { mails } = await server(22_505)
    const transport = pool(22_505)
    const send = (address: string) =>
      sendMessage({ transport, message: to(address), render: plain })
    expect(await send('unknown@trader.example')).toEqual({
      ok: false,
      permanent: true,
      code: 'badAddress',
      message: '550 5.1.1 No such user',
    })
    expect(await send('spam@trader.example')).toMatchObject({ permanent: true, code: 'refused' })
    expect(await send('later@trader.example')).toEqual({
      ok: false,
      permanent: false,
      code: 'later',
      message: '451 4.7.1 Greylisted',
    })
    expect((await send('marta@trader.example')).ok).toBe(true)
    expect(mails).toHaveLength(1)
  })

  it('sends 200 messages over a handful of connections, each once', async () => {
    const { mails, connections } = await server(22_506)
    const transport = pool(22_506)
    const ids = Array.from({ length: 200 }, (_, index) => `m-${index}`)
    const results = await Promise.all(
      ids.map((id) => sendMessage({ transport, message: message({ id }), render: plain })),
    )
    expect(results.every(({ ok }) => ok)).toBe(true)
    expect(mails.map(({ messageId }) => messageId).sort()).toEqual(
      ids.map((id) => `<${id}@fairlead.example>`).sort(),
    )
    expect(connections()).toBeLessThanOrEqual(5)
  })

  it('fails only the refused ones when many are under way', async () => {
    const { mails } = await server(22_507)
    const transport = pool(22_507)
    const results = await Promise.all(
      Array.from({ length: 60 }, (_, index) => {
        const name = index % 3 === 0 ? 'unknown' : index % 3 === 1 ? 'later' : 'marta'
        return sendMessage({ transport, message: to(`${name}@trader.example`), render: plain })
      }),
    )
    const codes = results.map((result) => (result.ok ? 'sent' : result.code))
    expect(codes).toEqual(Array(20).fill(['badAddress', 'later', 'sent']).flat())
    expect(mails).toHaveLength(20)
  })

  it('tells the caller to come back when too many are under way', async () => {
    await server(22_508)
    const transport = pool(22_508)
    const results = await Promise.all(
      Array.from({ length: inFlightMax + 5 }, () =>
        sendMessage({ transport, message: message(), render: plain }),
      ),
    )
    const busy = results.filter((result) => !result.ok)
    expect(busy).toHaveLength(5)
    expect(busy[0]).toMatchObject({ code: 'busy', permanent: false })
  })

  it('verifies the connection, and answers after it was closed', async () => {
    await server(22_509)
    const transport = pool(22_509)
    expect(await transport.verify()).toEqual({ ok: true })
    transport.close()
    expect(await sendMessage({ transport, message: message(), render: plain })).toMatchObject({
      ok: false,
      code: 'busy',
    })
  })
})

describe('a server in trouble', () => {
  it('that refuses connections defers the message', async () => {
    const transport = hasty(22_510)
    expect(await sendMessage({ transport, message: message(), render: plain })).toMatchObject({
      ok: false,
      permanent: false,
      code: 'unreachable',
    })
    expect(await transport.verify()).toMatchObject({ ok: false, code: 'unreachable' })
  })

  it('that accepts and says nothing defers the message within the time limit', async () => {
    const open: Socket[] = []
    const silent = createServer((socket) => void open.push(socket)).listen(22_511, '127.0.0.1')
    await once(silent, 'listening')
    cleanUps.push(() => {
      for (const socket of open) socket.destroy()
      silent.close()
    })
    const startedAt = Date.now()
    const result = await sendMessage({
      transport: hasty(22_511, { ...quick, silenceMs: 20_000 }),
      message: message(),
      render: plain,
    })
    expect(result).toMatchObject({ ok: false, permanent: false, code: 'timeout' })
    expect(Date.now() - startedAt).toBeLessThan(3_000)
  })

  it('that stops answering half-way defers that message and takes the next one', async () => {
    const { mails } = await server(22_512, { closeTimeout: 100 })
    const transport = hasty(22_512)
    const slow = sendMessage({ transport, message: to('slow@trader.example'), render: plain })
    const next = sendMessage({ transport, message: message(), render: plain })
    expect(await slow).toMatchObject({ ok: false, permanent: false, code: 'timeout' })
    expect(await next).toMatchObject({ ok: true })
    expect(mails).toHaveLength(1)
  })

  it.each([
    ['before it greets', 22_513, (socket: Socket) => void socket.end()],
    ['when the message comes', 22_516, hangUpAtData],
  ])('that hangs up %s is asked once, not for ever', async (_when, port, answer) => {
    let dialogues = 0
    const rude = createServer((socket) => {
      dialogues += 1
      socket.on('error', () => undefined)
      answer(socket)
    }).listen(port, '127.0.0.1')
    await once(rude, 'listening')
    cleanUps.push(() => rude.close())
    const result = await sendMessage({ transport: hasty(port), message: message(), render: plain })
    expect(result).toMatchObject({ ok: false, permanent: false, code: 'unreachable' })
    expect(dialogues).toBe(1)
  })

  it('that rejects the password defers every message instead of failing it', async () => {
    await server(22_514, {
      authOptional: false,
      allowInsecureAuth: true,
      onAuth: (_auth: unknown, _session: unknown, done: (error: Error) => void) =>
        done(new Error('Invalid user or password')),
    })
    const transport = kept(makeTransport({ SMTP_URL: 'smtp://u:wrong-pass@127.0.0.1:22514' }))
    const result = await sendMessage({ transport, message: message(), render: plain })
    expect(result).toMatchObject({ ok: false, permanent: false, code: 'setup' })
    expect(JSON.stringify(result)).not.toContain('wrong-pass')
  })

  it('that offers no encryption gets neither password nor message when it is required', async () => {
    const { mails } = await server(22_515, { allowInsecureAuth: true })
    const transport = kept(makeTransport({ SMTP_URL: 'smtp://127.0.0.1:22515?tls=required' }))
    const result = await sendMessage({ transport, message: message(), render: plain })
    expect(result).toMatchObject({ ok: false, permanent: false, code: 'setup' })
    expect(mails).toHaveLength(0)
  })
})
