import { describe, expect, it } from '@jest/globals'
import { bodyLimits, parseBody } from '../../../src/email/body.js'
import { body, button, figures, linkTo, paragraph, v } from '../../../src/email/builder.js'
import { checkTemplate } from '../../../src/email/checkTemplate.js'
import { issueText } from '../../../src/email/issues.js'
import { journeyEvent, trialEvent } from './fixtures.js'

const complete = body(figures(['Sum', 'amount']), button('Open', 'caseLink'))

describe('checking a template before it is published', () => {
  it('accepts one with known variables and every fact that the event asks for', () => {
    const subject = '{{note}} and {{ firstName }}'
    expect(checkTemplate({ subject, body: complete }, trialEvent)).toEqual([])
  })

  it('names each fact that is missing, also when it stands in the subject only', () => {
    const issues = checkTemplate({ subject: '{{amount}}', body: body(paragraph('Hi')) }, trialEvent)
    expect(issues.map(issueText)).toEqual([
      'The message must carry "Amount" in its text.',
      'The message must carry "Case link" in its text.',
    ])
  })

  it('refuses a breach message without rule, limit or figure', () => {
    const issues = checkTemplate(
      { subject: 'Ended', body: body(paragraph('Sorry.')) },
      journeyEvent('account.breachSettled'),
    )
    expect(issues.flatMap((i) => (i.code === 'missingFact' ? [i.name] : []))).toEqual(
      expect.arrayContaining(['ruleName', 'limit', 'measured', 'evidenceHash', 'appealDeadline']),
    )
  })

  it.each([
    ['{{amount', 'badToken'],
    ['amount}}', 'badToken'],
    ['{{}}', 'badToken'],
    ['{{ two words }}', 'badToken'],
    ['{{amount.currency}}', 'badToken'],
    ['{{lost}}', 'unknownVariable'],
    ['{{caseLink}}', 'linkInSubject'],
    ['   ', 'emptySubject'],
  ])('refuses the subject %j', (subject, code) => {
    const issues = checkTemplate({ subject, body: complete }, trialEvent)
    expect(issues.map((issue) => issue.code)).toEqual([code])
  })

  it('refuses a button or a linked word that leads to something other than a link', () => {
    const wrong = body(button('Open', 'note'), paragraph(linkTo('amount', 'here'), v('caseLink')))
    const issues = checkTemplate({ subject: 'x', body: wrong }, trialEvent)
    expect(issues).toEqual(
      expect.arrayContaining([
        { code: 'notALink', name: 'note' },
        { code: 'notALink', name: 'amount' },
      ]),
    )
  })
})

describe('reading a stored body', () => {
  it('refuses nesting that would exhaust the stack', () => {
    let nested: Record<string, unknown> = { type: 'paragraph', children: [] }
    for (let depth = 0; depth < 50_000; depth += 1) nested = { type: 'list', children: [nested] }
    const parsed = parseBody({ root: { type: 'root', children: [nested] } })
    expect(parsed).toEqual({ ok: false, message: `expected at most ${bodyLimits.depthMax} levels` })
  })

  it('refuses more nodes and more text than a message can have', () => {
    const many = Array.from({ length: bodyLimits.nodesMax * 2 + 1 }, () => paragraph('x'))
    expect(parseBody(body(...many))).toMatchObject({ message: 'expected at most 2000 nodes' })
    const long = body(paragraph('x'.repeat(bodyLimits.bytesMax + 1)))
    expect(parseBody(long)).toMatchObject({ message: 'expected at most 200000 bytes of text' })
  })

  it('reads what the editor stores, fields it does not need included', () => {
    const stored = {
      root: {
        type: 'root',
        version: 1,
        format: '',
        indent: 0,
        direction: 'ltr',
        children: [
          {
            type: 'paragraph',
            version: 1,
            format: 'center',
            indent: 0,
            direction: 'ltr',
            textFormat: 0,
            textStyle: '',
            children: [
              {
                type: 'text',
                text: 'Hi ',
                format: 1,
                style: '',
                mode: 'normal',
                detail: 0,
                version: 1,
              },
              {
                type: 'inlineBlock',
                version: 1,
                fields: { id: '65', blockType: 'mergeVar', name: 'note' },
              },
            ],
          },
        ],
      },
    }
    expect(parseBody(stored).ok).toBe(true)
  })
})
