import { body, figures, heading, paragraph, v } from '../builder.js'
import { english } from './english.js'

export const challengeTemplates = [
  english('phase.passed', {
    subject: 'You passed: {{phaseName}}',
    body: body(
      heading('h1', 'You passed this phase'),
      paragraph('Hi ', v('firstName'), ','),
      paragraph(
        'Well done. Your account ',
        v('accountLogin'),
        ' met every condition of its phase. The account of the next phase is being opened, and ' +
          'you will get its login in a message of its own.',
      ),
      figures(
        ['Program', 'programName'],
        ['Passed', 'phaseName'],
        ['On', 'passedAt'],
        ['Profit', 'profit'],
        ['Next', 'nextPhaseName', 'total'],
      ),
    ),
  }),
  english('challenge.passed', {
    subject: 'You passed {{programName}}',
    body: body(
      heading('h1', 'You passed the challenge'),
      paragraph('Hi ', v('firstName'), ','),
      paragraph(
        'Congratulations: you passed ',
        v('programName'),
        '. What is left is paperwork. We check your identity, you accept the agreement, and then ' +
          'your funded account opens. We write to you at each step.',
      ),
      figures(
        ['Challenge', 'challengeReference'],
        ['Account', 'accountLogin'],
        ['Passed on', 'passedAt'],
        ['Profit of the last phase', 'profit', 'total'],
      ),
    ),
  }),
]
