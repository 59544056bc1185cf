import { body, button, callout, figures, heading, paragraph, v } from '../builder.js'
import { english } from './english.js'

export const payoutTroubleTemplates = [
  english('payout.failed', {
    subject: 'Payout {{payoutReference}} could not be sent yet',
    body: body(
      heading('h1', 'Your payout could not be sent yet'),
      paragraph('Hi ', v('firstName'), ','),
      paragraph(
        'We tried to send payout ',
        v('payoutReference'),
        ', ',
        v('traderShare'),
        ', to ',
        v('methodMasked'),
        ', and it did not go through. The money has not left and stays reserved for you.',
      ),
      callout('warning', v('reason')),
      paragraph('We will try again. You may check your payout details meanwhile.'),
      button('See this payout', 'payoutLink'),
    ),
  }),
  english('payout.returned', {
    subject: 'Payout {{payoutReference}} came back',
    body: body(
      heading('h1', 'Your payout came back'),
      paragraph('Hi ', v('firstName'), ','),
      paragraph(
        'The money we sent to ',
        v('methodMasked'),
        ' came back to us on ',
        v('returnedAt'),
        '. It stays reserved for you until it can be sent again.',
      ),
      callout('warning', v('reason')),
      figures(['Payout', 'payoutReference'], ['Amount', 'traderShare', 'total']),
      button('Check my payout details', 'payoutLink'),
    ),
  }),
  english('payoutMethod.changed', {
    subject: 'Your payout method was changed',
    body: body(
      heading('h1', 'Your payout method was changed'),
      paragraph('Hi ', v('firstName'), ','),
      paragraph(
        'On ',
        v('changedAt'),
        ' your payout method was changed to ',
        v('methodMasked'),
        '. Nothing is paid to it before ',
        v('payoutsFrom'),
        '.',
      ),
      callout(
        'warning',
        'If this was not you, write to ',
        v('supportEmail'),
        ' now. Until that time we can stop it.',
      ),
    ),
  }),
]
