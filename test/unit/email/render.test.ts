import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import {
  bold,
  bullets,
  button,
  callout,
  figures,
  heading,
  linkTo,
  paragraph,
  v,
} from '../../../src/email/builder.js'
import { chip, firm, marketingEvent, renderedTrial, renderTrial } from './fixtures.js'

const codes = (result: ReturnType<typeof renderTrial>) =>
  result.ok ? [] : result.issues.map((issue) => issue.code)

describe('rendering a message', () => {
  it('puts variables into the subject, the HTML and the text', () => {
    const message = renderedTrial({
      subject: 'About {{amount}}',
      nodes: [paragraph('You get ', v('amount'), ' on ', v('at'), '.')],
    })
    expect(message.subject).toBe('About 1,250.00 USD')
    const words = 'You get 1,250.00 USD on 12 November 2026, 13:41 (Prague, UTC+1).'
    expect(message.html).toContain(words)
    expect(message.text).toContain(words)
  })

  it('names another zone for a recipient who lives there', () => {
    const recipient = { firstName: 'Ana', timeZone: 'America/Argentina/Buenos_Aires' }
    const { text } = renderedTrial({ recipient, nodes: [chip('at')] })
    expect(text).toContain('12 November 2026, 09:41 (Buenos Aires, UTC−3)')
  })

  it('keeps the address of every link in the text part', () => {
    const link = {
      type: 'link' as const,
      version: 1,
      direction: null,
      format: '' as const,
      indent: 0,
      fields: { url: 'https://fairlead.example/help' },
      children: [bold('help')],
    }
    const { text, html } = renderedTrial({
      nodes: [
        paragraph('See ', { ...link, children: [] }, ' or ', linkTo('caseLink', 'your case'), '.'),
        button('Open', 'caseLink'),
      ],
    })
    expect(text).toContain('(https://fairlead.example/help)')
    expect(text).toContain('your case (https://portal.fairlead.example/case/1)')
    expect(text).toContain('Open:\nhttps://portal.fairlead.example/case/1')
    expect(html.match(/href="https:\/\/portal\.fairlead\.example\/case\/1"/g)).toHaveLength(2)
  })

  it('shows lists, callouts and figures in both parts', () => {
    const { text, html } = renderedTrial({
      nodes: [
        heading('h2', 'Steps'),
        bullets(['one ', bold('now')], ['two ', v('note')]),
        callout('warning', 'Mind ', v('story')),
        figures(['Sum', 'amount', 'total'], ['Where', 'caseLink']),
      ],
    })
    expect(text).toContain('- one now\n- two a note')
    expect(text).toContain('> Mind line one\n> line two')
    expect(text).toContain('Sum: 1,250.00 USD\nWhere: https://portal.fairlead.example/case/1')
    expect(html).toContain('<strong>now</strong>')
    expect(html).toContain('Mind line one<br />line two')
  })

  it('says in the declared words that an optional variable is absent', () => {
    expect(renderedTrial({ nodes: [chip('extra')] }).text).toContain('>nothing more<')
    expect(renderedTrial({ nodes: [chip('extra')], variables: { extra: 'more' } }).text).toContain(
      '>more<',
    )
  })
})

describe('a message that would have a gap', () => {
  it('is refused when the body uses a variable that the event does not have', () => {
    expect(renderTrial({ nodes: [chip('lost')] })).toEqual({
      ok: false,
      issues: [{ code: 'unknownVariable', name: 'lost', place: 'body' }],
    })
  })

  it('is refused when the subject uses a variable that the event does not have', () => {
    expect(codes(renderTrial({ subject: 'About {{lost}}' }))).toEqual(['unknownVariable'])
  })

  it.each(['__proto__', 'constructor', 'toString'])('is refused for the variable %s', (name) => {
    expect(codes(renderTrial({ nodes: [chip(name)] }))).toEqual(['unknownVariable'])
  })

  it('is refused when the event does not carry a variable', () => {
    const result = renderTrial({ variables: { amount: undefined } })
    expect(result).toMatchObject({
      ok: false,
      issues: [{ code: 'missingVariable', name: 'amount' }],
    })
  })

  it.each([
    ['half a cent', { amount: 0.5, currency: 'USD' }],
    ['an unknown currency', { amount: 5, currency: 'XXX' }],
    ['text', 'ten dollars'],
    ['null', null],
  ])('is refused when an amount is %s', (_case, amount) => {
    expect(codes(renderTrial({ variables: { amount } }))).toEqual(['missingVariable'])
  })

  it('is refused when the text holds a node that a message cannot carry', () => {
    const upload = { type: 'upload', version: 1, relationTo: 'media', value: 'x' }
    const result = renderTrial({ body: { root: { type: 'root', children: [upload] } } })
    expect(result).toMatchObject({
      ok: false,
      issues: [{ code: 'badBody', message: expect.stringContaining('"upload"') }],
    })
  })

  it.each([
    ['nothing', undefined],
    ['a text', 'hello'],
    ['an empty root', { root: { type: 'root', children: [] } }],
    ['blank words', { root: paragraph('  ') }],
  ])('is refused when the body is %s', (_case, body) => {
    expect(renderTrial({ body }).ok).toBe(false)
  })

  it('is refused when the subject comes out empty', () => {
    const result = renderTrial({ subject: '{{note}}', variables: { note: '\u202e\n' } })
    expect(codes(result)).toEqual(['emptySubject'])
  })

  it('is refused when it is larger than mail programs show', () => {
    const nodes = Array.from({ length: 30 }, () => chip('story'))
    const result = renderTrial({ nodes, variables: { story: 'x'.repeat(4_000) } })
    expect(codes(result)).toEqual(['tooLarge'])
  })
})

describe('a message with hostile values', () => {
  it('escapes markup wherever a value can stand', () => {
    const attack = `<img src=x onerror=alert(1)>"'&`
    const { html } = renderedTrial({
      subject: '{{note}}',
      nodes: [chip('note'), chip('story'), callout('note', v('note')), figures(['A', 'note'])],
      variables: { note: attack, story: attack },
      firm: { ...firm, name: attack, legalName: attack, address: attack, supportEmail: attack },
    })
    expect(html).not.toContain('<img')
    expect(html.match(/&lt;img src=x onerror=alert\(1\)&gt;&quot;&#39;&amp;/g)).toHaveLength(9)
  })

  it('escapes what marketing typed', () => {
    const { html } = renderedTrial({
      subject: '</title><script>',
      nodes: [
        heading('h1', '<script>'),
        button('<b>', 'caseLink'),
        figures(['<i>', 'note']),
        paragraph(linkTo('caseLink', '<u>')),
      ],
    })
    expect(html).not.toMatch(/<(script|b|i|u)>/)
  })

  it('lets no value start a header: a subject is always one line', () => {
    const note = 'Hi\r\nBcc: victim@example.com\u2028X: 1\u0000'
    const { subject } = renderedTrial({ subject: 'Re: {{note}}', variables: { note } })
    expect(subject).toBe('Re: Hi Bcc: victim@example.com X: 1')
    expect(renderedTrial({ subject: 'Re:\r\nBcc: a@b.example' }).subject).toBe(
      'Re: Bcc: a@b.example',
    )
  })

  it('gives one line without control characters for any value (property)', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 300 }), (note) => {
        const result = renderTrial({
          subject: 'S {{note}}',
          nodes: [chip('note')],
          variables: { note },
        })
        if (!result.ok) return
        expect(result.message.subject).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e]/u)
        const inside = />&gt;([^]*?)&lt;<\/p>/.exec(result.message.html)?.[1] ?? ''
        expect(inside).not.toMatch(/[<>"']/)
      }),
      { numRuns: 200 },
    )
  })

  it('cuts a long subject instead of sending half a character', () => {
    const { subject } = renderedTrial({
      subject: '{{note}}',
      variables: { note: '😀'.repeat(150) },
    })
    expect(Array.from(subject)).toHaveLength(150)
    const long = renderedTrial({
      subject: '{{note}}x{{note}}',
      variables: { note: '€'.repeat(150) },
    })
    expect(Array.from(long.subject)).toHaveLength(200)
    expect(long.subject.endsWith('…')).toBe(true)
  })

  it.each([
    'javascript:alert(1)',
    'data:text/html,x',
    'http://portal.fairlead.example/case/1',
    'http://localhost:3000/case',
    'https://bank.example@evil.example/',
    'https:/evil.example',
    'https://portal.fairlead.example/\r\nBcc: x',
    '//evil.example',
    '/case/1',
    '',
  ])('refuses the link %j', (caseLink) => {
    const result = renderTrial({ nodes: [button('Open', 'caseLink')], variables: { caseLink } })
    expect(result.ok).toBe(false)
  })

  it('allows http to this machine only when the firm itself is there', () => {
    const variables = { caseLink: 'http://localhost:3000/case' }
    const nodes = [button('Open', 'caseLink')]
    const local = { ...firm, url: 'http://127.0.0.1:3000' }
    expect(renderTrial({ nodes, variables, firm: local }).ok).toBe(true)
    const elsewhere = { caseLink: 'http://evil.example/case' }
    expect(codes(renderTrial({ nodes, variables: elsewhere, firm: local }))).toEqual(['unsafeLink'])
  })

  it('refuses a link that a template typed unless it is https, even for a local firm', () => {
    const link = (url: string) => ({
      type: 'link' as const,
      ...{ version: 1, direction: null, format: '' as const, indent: 0 },
      fields: { url },
      children: [],
    })
    const local = { ...firm, url: 'http://localhost:3000' }
    for (const url of ['javascript:alert(1)', 'http://localhost:3000', '{{caseLink}}']) {
      const result = renderTrial({ nodes: [paragraph('x', link(url))], firm: local })
      expect(codes(result)).toEqual(['unsafeLink'])
    }
  })

  it.each(['evil.com', 'Win at https://evil', 'a@b', 'www prize', 'x'.repeat(41), '<b>', ' \n'])(
    'greets nobody by the name %j, which would be advertising in our mail',
    (firstName) => {
      const recipient = { firstName, timeZone: 'UTC' }
      const { text } = renderedTrial({ recipient, nodes: [paragraph('Hi ', v('firstName'), ',')] })
      expect(text).toContain('Hi there,')
    },
  )

  it.each(['Marta', 'Ana María', "O'Brien", 'J. R.', 'Łukasz', '明'])('greets %s', (firstName) => {
    const recipient = { firstName, timeZone: 'UTC' }
    const { text } = renderedTrial({ recipient, nodes: [paragraph('Hi ', v('firstName'), ',')] })
    expect(text).toContain(`Hi ${firstName},`)
  })
})

describe('the frame of a message', () => {
  it('ends with the legal entity, its address and why it was sent', () => {
    const { html, text } = renderedTrial({})
    for (const part of [html, text]) {
      expect(part).toContain('Fairlead Trading s.r.o., Example Street 1, Prague')
      expect(part).toContain('cannot be switched off')
    }
  })

  it('shows no dangling comma while the firm has not entered its address', () => {
    const { html, text } = renderedTrial({ firm: { ...firm, address: '' } })
    for (const part of [html, text]) expect(part).not.toMatch(/Fairlead Trading s\.r\.o\.,/)
  })

  it('offers to stop marketing messages, and refuses to render one that cannot be stopped', () => {
    expect(codes(renderTrial({ event: marketingEvent }))).toEqual(['unsafeLink'])
    const unsubscribeLink = 'https://portal.fairlead.example/u/1'
    const { html, text } = renderedTrial({ event: marketingEvent, unsubscribeLink })
    expect(html).toContain('href="https://portal.fairlead.example/u/1"')
    expect(text).toContain('https://portal.fairlead.example/u/1')
    expect(text).not.toContain('cannot be switched off')
  })

  it('speaks the language of the template, right to left where it is written so', () => {
    expect(renderedTrial({ language: 'de' }).text).toContain('nicht abbestellt werden')
    expect(renderedTrial({ language: 'ar' }).html).toContain('<html lang="ar" dir="rtl">')
  })

  it('shows a logo only from https', () => {
    const logoUrl = 'https://cdn.fairlead.example/logo.png'
    expect(renderedTrial({ firm: { ...firm, logoUrl } }).html).toContain(`<img src="${logoUrl}"`)
    const unsafe = { ...firm, logoUrl: 'javascript:alert(1)' }
    expect(renderedTrial({ firm: unsafe }).html).not.toContain('<img')
  })

  it('lets no brand colour into the style but a colour', () => {
    const brandColor = 'red;background:url(https://evil.example)'
    const { html } = renderedTrial({
      firm: { ...firm, brandColor },
      nodes: [button('Open', 'caseLink')],
    })
    expect(html).not.toContain('evil.example')
  })
})
