import { body, button, callout, figures, heading, paragraph, v } from '../builder.js'
import { english } from './english.js'

export const accountTemplates = [
  english('account.opened', {
    subject: 'Your account {{accountLogin}} is ready',
    body: body(
      heading('h1', 'Your trading account is ready'),
      paragraph('Hi ', v('firstName'), ','),
      paragraph(
        'Your account for ',
        v('programName'),
        ' is open. For your safety we do not send passwords by e-mail: sign in to see yours. It ' +
          'is shown once, so keep it somewhere safe.',
      ),
      button('Show my password', 'credentialsLink'),
      figures(
        ['Login', 'accountLogin'],
        ['Platform', 'platformName'],
        ['Server', 'serverName'],
        ['Phase', 'phaseName'],
        ['Account size', 'accountSize'],
      ),
      paragraph('We wish you good trading.'),
    ),
  }),
  english('account.funded', {
    subject: 'Your funded account {{accountLogin}} is open',
    body: body(
      heading('h1', 'Your funded account is open'),
      paragraph('Hi ', v('firstName'), ','),
      paragraph(
        'Congratulations: you now trade a funded account of ',
        v('programName'),
        '. From here on you receive ',
        v('profitSplit'),
        ' of the profit you withdraw.',
      ),
      figures(
        ['Login', 'accountLogin'],
        ['Platform', 'platformName'],
        ['Account size', 'accountSize'],
        ['Your share of the profit', 'profitSplit', 'total'],
      ),
      button('Show my password', 'credentialsLink'),
      callout('note', 'The rules of your program go on unchanged. You find them in your portal.'),
    ),
  }),
  english('account.grown', {
    subject: 'Account {{accountLogin}} is larger now',
    body: body(
      heading('h1', 'Your account ', v('accountLogin'), ' has grown'),
      paragraph('Hi ', v('firstName'), ','),
      paragraph(
        'Your funded account of ',
        v('programName'),
        ' met the next step of its growth plan. Since ',
        v('grownAt'),
        ' it has a new size; what was put on it is neither profit nor loss.',
      ),
      figures(
        ['Size before', 'previousSize'],
        ['Size now', 'accountSize', 'total'],
        ['Your share of the profit', 'profitSplit'],
      ),
      button('See the new limits', 'accountLink'),
      callout(
        'note',
        'Your limits follow the new size as the plan says. You find them in your portal.',
      ),
    ),
  }),
  english('account.closed', {
    subject: 'Account {{accountLogin}} is closed',
    body: body(
      heading('h1', 'Your account ', v('accountLogin'), ' is closed'),
      paragraph('Hi ', v('firstName'), ','),
      paragraph(
        'We closed your account for ',
        v('programName'),
        ' on ',
        v('closedAt'),
        '. Trading is off, and no rule was broken.',
      ),
      paragraph(v('reason')),
      paragraph('If you did not expect this, write to ', v('supportEmail'), '.'),
    ),
  }),
]
