import { body, button, callout, heading, paragraph, v } from '../builder.js'
import { english } from './english.js'

const account = ['of account ', v('accountLogin')] as const

export const appealTemplates = [
  english('appeal.opened', {
    subject: 'We received your appeal {{appealReference}}',
    body: body(
      heading('h1', 'We received your appeal'),
      paragraph('Hi ', v('firstName'), ','),
      paragraph(
        'Your appeal against ruling ',
        v('rulingReference'),
        ' ',
        ...account,
        ' came on ',
        v('receivedAt'),
        '. Somebody who did not make the decision looks at the evidence and at what you wrote. ' +
          'Until then the ruling stands.',
      ),
      button('See the evidence', 'evidenceLink'),
      callout('note', 'Your appeal has the reference ', v('appealReference'), '.'),
    ),
  }),
  english('appeal.granted', {
    subject: 'Your appeal {{appealReference}} was granted',
    body: body(
      heading('h1', 'Your appeal was granted'),
      paragraph('Hi ', v('firstName'), ','),
      paragraph(
        'You were right about ruling ',
        v('rulingReference'),
        ' ',
        ...account,
        '. It was overturned on ',
        v('decidedAt'),
        '. We are sorry for the trouble.',
      ),
      paragraph('Why: ', v('reason')),
      button('See where the ruling stands', 'evidenceLink'),
    ),
  }),
  english('appeal.upheld', {
    subject: 'Your appeal {{appealReference}} was decided',
    body: body(
      heading('h1', 'The ruling stands'),
      paragraph('Hi ', v('firstName'), ','),
      paragraph(
        'We looked at ruling ',
        v('rulingReference'),
        ' ',
        ...account,
        ' again. On ',
        v('decidedAt'),
        ' it was decided that the ruling stands.',
      ),
      paragraph('Why: ', v('reason')),
      button('See the evidence', 'evidenceLink'),
    ),
  }),
  english('appeal.withdrawn', {
    subject: 'Your appeal {{appealReference}} was withdrawn',
    body: body(
      heading('h1', 'Your appeal was withdrawn'),
      paragraph('Hi ', v('firstName'), ','),
      paragraph(
        'You took your appeal against ruling ',
        v('rulingReference'),
        ' ',
        ...account,
        ' back on ',
        v('decidedAt'),
        '. Nothing else changes; the ruling stands.',
      ),
      button('See the evidence', 'evidenceLink'),
    ),
  }),
]
