import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { classify } from '../../../src/email/classify.js'
import { localMailboxId } from '../../../src/email/localMailbox.js'
import { makeTransport } from '../../../src/email/makeTransport.js'
import { nextAttempt, retryMinutes } from '../../../src/email/nextAttempt.js'
import { isAddress, sendMessage, type OutgoingMessage } from '../../../src/email/send.js'
import { smtpOptions } from '../../../src/email/smtpOptions.js'

const message: OutgoingMessage = {
  id: '019a7b1c-0000-7000-8000-000000000001',
  from: { name: 'Fairlead Trading', address: 'desk@fairlead.example' },
  replyTo: null,
  to: { name: 'Marta', address: 'marta@trader.example' },
  category: 'service',
  unsubscribeLink: null,
}
const render = { subject: 'S', html: '<p>H</p>', text: 'T' }
const transport = makeTransport({})
const smtp = (command: string, response: string) =>
  Object.assign(new Error('failed'), {
    code: 'EENVELOPE',
    command,
    response,
    responseCode: Number(response.slice(0, 3)),
  })

describe('sending without SMTP', () => {
  it('keeps the message in the local mailbox', async () => {
    expect(makeTransport({ SMTP_URL: '' }).kind).toBe('local')
    expect(await sendMessage({ transport, message, render })).toEqual({
      ok: true,
      providerId: localMailboxId,
    })
  })

  it.each([
    ['an id with a line break', { id: 'a\r\nBcc: x' }],
    ['no address', { to: { name: '', address: '' } }],
    ['two recipients', { to: { name: '', address: 'a@b.example, c@d.example' } }],
    ['a header in the recipient', { to: { name: '', address: 'a@b.example\r\nBcc: c@d.example' } }],
    ['a name inside the sender', { from: { name: '', address: 'X <a@b.example>' } }],
    ['marketing without a way to stop it', { category: 'marketing' as const }],
    [
      'marketing that is stopped over http',
      { category: 'marketing' as const, unsubscribeLink: 'http://x.example/u' },
    ],
  ])('refuses for good a message with %s', async (_case, change) => {
    const sent = await sendMessage({ transport, message: { ...message, ...change }, render })
    expect(sent).toMatchObject({ ok: false, permanent: true, code: 'badMessage' })
  })

  it('refuses a message that is too large or has no subject', async () => {
    for (const wrong of [{ html: 'x'.repeat(100_001) }, { subject: ' \r\n ' }]) {
      const sent = await sendMessage({ transport, message, render: { ...render, ...wrong } })
      expect(sent).toMatchObject({ ok: false, permanent: true })
    }
  })

  it('takes as an address nothing that a header could read otherwise (property)', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (a, b) => {
        if (isAddress(`${a}@${b}`)) expect(`${a}@${b}`).not.toMatch(/[\s\p{Cc}<>,;:"()\\]/u)
      }),
    )
    expect(['a.b+c@d.example', 'x@bücher.example'].every(isAddress)).toBe(true)
    expect(['a@b@c', 'a', '@b', 'a@', 'a@-b', 'a@b..c', 'a@b.'].some(isAddress)).toBe(false)
  })
})

describe('classifying what a server says', () => {
  it.each([
    ['RCPT TO', '550 5.1.1 No such user', 'badAddress', true],
    ['RCPT TO', '550 Blocked', 'refused', true],
    ['DATA', '554 5.7.1 Spam', 'refused', true],
    ['MAIL FROM', '552 5.3.4 Too big', 'badMessage', true],
    ['MAIL FROM', '550 5.7.1 Sender not allowed', 'setup', false],
    ['AUTH LOGIN', '535 5.7.8 Wrong password', 'setup', false],
    ['CONN', '554 No service', 'setup', false],
    ['RCPT TO', '451 4.7.1 Greylisted', 'later', false],
    ['RCPT TO', '421 Too busy', 'later', false],
  ])('%s answered by "%s" is %s', (...[command, message, code, permanent]) => {
    expect(classify(smtp(command, message))).toEqual({ ok: false, permanent, code, message })
  })

  it.each([
    ['ETIMEDOUT', 'timeout'],
    ['ECONNECTION', 'unreachable'],
    ['ESOCKET', 'unreachable'],
    ['EDNS', 'unreachable'],
    ['ETLS', 'setup'],
    ['EAUTH', 'setup'],
  ])('an error %s without an answer is %s and worth another try', (code, expected) => {
    const error = Object.assign(new Error('x'), { code })
    expect(classify(error)).toMatchObject({ permanent: false, code: expected })
  })

  it('says one short line whatever the server sends', () => {
    const { message } = classify(smtp('RCPT TO', `451 ${'a\r\nb\u0007'.repeat(1_000)}`))
    expect(message).toMatch(/^451 a b a/)
    expect(message.length).toBeLessThanOrEqual(500)
  })

  it('treats what is no error as worth another try', () => {
    expect(classify(undefined)).toMatchObject({ permanent: false })
    expect(classify({ message: 7, responseCode: 'x' })).toMatchObject({ permanent: false })
  })
})

describe('the next attempt', () => {
  it('waits longer each time and gives up at last', () => {
    const waits = [1, 2, 3, 4, 5, 6].map((attempts) => nextAttempt(attempts, 0))
    expect(waits).toEqual([...retryMinutes.map((minutes) => minutes * 60_000), null])
  })

  it('is not made when the message would be useless by then', () => {
    expect(nextAttempt(1, 1_000, 61_000)).toBeNull()
    expect(nextAttempt(1, 1_000, 61_001)).toBe(61_000)
  })
})

describe('SMTP_URL', () => {
  it('is read with its user, password and parameters', () => {
    expect(smtpOptions('smtp://us%40er:p%3Ass@mail.example?connections=3&rate=10')).toEqual({
      host: 'mail.example',
      port: 587,
      secure: false,
      requireTls: true,
      loopback: false,
      auth: { user: 'us@er', pass: 'p:ss' },
      connections: 3,
      rate: 10,
    })
    expect(smtpOptions('smtps://mail.example')).toMatchObject({ port: 465, secure: true })
  })

  it.each([
    ['smtp://mail.example:25', false],
    ['smtp://u:p@mail.example', true],
    ['smtp://u:p@mail.example?tls=optional', false],
    ['smtp://mail.example?tls=required', true],
    ['smtp://u:p@127.0.0.1:2525', false],
    ['smtp://u:p@[::1]:2525', false],
  ])('never gives a password to another machine in the clear: %s', (url, requireTls) => {
    expect(smtpOptions(url).requireTls).toBe(requireTls)
  })

  it.each([
    'mail.example',
    'http://u:s3cret@mail.example',
    'smtp://u:s3cret@mail.example?connections=0',
    'smtp://u:s3cret@mail.example?rate=x',
    'smtp://u:s3cret@mail.example?tls=no',
    'smtp://u:s3cret@mail.example?pool=true',
    'smtp://u:s3cret%@mail.example',
    'smtp:///',
  ])('is refused by name and never quoted: %s', (url) => {
    expect(() => smtpOptions(url)).toThrow(/^SMTP_URL: expected|^SMTP_URL: parameter/)
    expect(() => smtpOptions(url)).not.toThrow(/s3cret/)
  })
})
