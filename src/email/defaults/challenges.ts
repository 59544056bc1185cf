import { body, button, callout, figures, heading, paragraph, v } from '../builder.js'
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
  english('challenge.versionOffered', {
    subject: 'New rules for your challenge {{challengeReference}}',
    body: body(
      heading('h1', 'New rules are offered to you'),
      paragraph('Hi ', v('firstName'), ','),
      paragraph(
        'We offer you the newer rules of ',
        v('programName'),
        ' for your running challenge. Nothing changes unless you accept them.',
      ),
      button('See what changes', 'offerLink'),
      figures(
        ['Challenge', 'challengeReference'],
        ['New rules', 'versionName'],
        ['Valid until', 'offerEndsAt', 'total'],
      ),
      callout('note', 'If you do nothing, your challenge goes on with the rules you bought.'),
    ),
  }),
  english('challenge.versionMoved', {
    subject: 'New rules apply to your challenge {{challengeReference}}',
    body: body(
      heading('h1', 'Your challenge has new rules'),
      paragraph('Hi ', v('firstName'), ','),
      paragraph(
        'Your challenge of ',
        v('programName'),
        ' goes on under newer rules. Your balance, your days and your progress stay as they are.',
      ),
      figures(
        ['Challenge', 'challengeReference'],
        ['New rules', 'versionName'],
        ['Since', 'movedAt', 'total'],
      ),
    ),
  }),
]
