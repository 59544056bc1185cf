import { body, button, callout, figures, heading, linkTo, paragraph, v } from '../builder.js'
import { english } from './english.js'

export const rulingTemplates = [
  english('account.breachSettled', {
    subject: 'Account {{accountLogin}} ended: {{ruleName}}',
    body: body(
      heading('h1', 'Your account ', v('accountLogin'), ' has ended'),
      paragraph('Hi ', v('firstName'), ','),
      paragraph(
        'Your ',
        v('programName'),
        ' account broke the rule ',
        v('ruleName'),
        ' on ',
        v('breachedAt'),
        '. We are sorry to bring this news, and want you to be able to check it.',
      ),
      paragraph(v('ruleInWords')),
      figures(
        ['The limit', 'limit'],
        ['What was measured', 'measured'],
        ['Beyond the limit by', 'difference', 'total'],
      ),
      heading('h2', 'What happened next'),
      paragraph(
        'Trading is off. Result of the positions that were closed: ',
        v('closingResult'),
        '.',
      ),
      button('See every figure', 'evidenceLink'),
      heading('h2', 'If you think this is wrong'),
      paragraph(
        'You can ',
        linkTo('appealLink', 'appeal this ruling'),
        ' until ',
        v('appealDeadline'),
        '. Somebody who did not make this decision looks at it. An answer to this e-mail is not ' +
          'an appeal.',
      ),
      callout(
        'note',
        'Ruling ',
        v('rulingReference'),
        '. Fingerprint of the evidence, for your records: ',
        v('evidenceHash'),
      ),
    ),
  }),
  english('account.warning', {
    subject: 'Account {{accountLogin}}: {{ruleName}}',
    body: body(
      heading('h1', v('ruleName')),
      paragraph('Hi ', v('firstName'), ','),
      paragraph(
        'Your ',
        v('programName'),
        ' account ',
        v('accountLogin'),
        ': ',
        v('warningText'),
        ' Nothing has been broken; this is only so that you know.',
      ),
      paragraph(v('ruleInWords')),
      button('See your account', 'accountLink'),
    ),
  }),
  english('account.violationRecorded', {
    subject: 'Account {{accountLogin}}: {{ruleName}}',
    body: body(
      heading('h1', v('ruleName')),
      paragraph('Hi ', v('firstName'), ','),
      paragraph(
        'On your ',
        v('programName'),
        ' account ',
        v('accountLogin'),
        ' a rule was broken on ',
        v('violatedAt'),
        '. Your account goes on. ',
        v('summary'),
      ),
      paragraph(v('ruleInWords')),
      figures(['The limit', 'limit'], ['What was measured', 'measured', 'total']),
      button('See every figure', 'evidenceLink'),
    ),
  }),
  english('account.expired', {
    subject: 'Account {{accountLogin}} has expired',
    body: body(
      heading('h1', 'Your account ', v('accountLogin'), ' has expired'),
      paragraph('Hi ', v('firstName'), ','),
      paragraph(
        'Your ',
        v('programName'),
        ' account ended on ',
        v('expiredAt'),
        '. No loss limit was broken; the time that the program allows is over.',
      ),
      paragraph(v('ruleInWords')),
      figures(['Rule', 'ruleName'], ['The limit', 'limit', 'total']),
      paragraph('If you think this is wrong, write to ', v('supportEmail'), '.'),
    ),
  }),
]
