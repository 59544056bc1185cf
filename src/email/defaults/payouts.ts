import { body, button, callout, figures, heading, paragraph, v } from '../builder.js'
import { english } from './english.js'

const quote = () =>
  figures(
    ['Payout', 'payoutReference'],
    ['Account', 'accountLogin'],
    ['Profit taken out', 'grossProfit'],
    ['Your share', 'profitSplit'],
    ['Paid to', 'methodMasked'],
    ['Amount', 'traderShare', 'total'],
  )

export const payoutTemplates = [
  english('payout.claimable', {
    subject: 'Account {{accountLogin}}: {{traderShare}} can still be claimed',
    body: body(
      heading('h1', 'Your account had profit left'),
      paragraph('Hi ', v('firstName'), ','),
      paragraph(
        'Your account ',
        v('accountLogin'),
        ' has ended. Your program pays a part of the profit that it had left, once you ask for it.',
      ),
      figures(
        ['Account', 'accountLogin'],
        ['Ask for it until', 'claimUntil'],
        ['Amount', 'traderShare', 'total'],
      ),
      button('Claim it', 'claimLink'),
    ),
  }),
  english('payout.requested', {
    subject: 'Payout {{payoutReference}}: we received your request',
    body: body(
      heading('h1', 'We received your payout request'),
      paragraph('Hi ', v('firstName'), ','),
      paragraph(
        'You asked for a payout on ',
        v('requestedAt'),
        '. The profit is off your account and reserved for you while we check the request.',
      ),
      quote(),
      button('Follow this payout', 'payoutLink'),
      callout('note', 'If this was not you, write to ', v('supportEmail'), ' at once.'),
    ),
  }),
  english('payout.needsInfo', {
    subject: 'Payout {{payoutReference}}: we have a question',
    body: body(
      heading('h1', 'We have a question about your payout'),
      paragraph('Hi ', v('firstName'), ','),
      paragraph('Your payout ', v('payoutReference'), ' waits for your answer:'),
      callout('warning', v('reason')),
      button('Answer', 'payoutLink'),
    ),
  }),
  english('payout.approved', {
    subject: 'Payout {{payoutReference}} is approved',
    body: body(
      heading('h1', 'Your payout is approved'),
      paragraph('Hi ', v('firstName'), ','),
      paragraph(
        'Your payout was approved on ',
        v('decidedAt'),
        ' and is about to be sent. You get a statement as soon as the money has left.',
      ),
      quote(),
    ),
  }),
  english('payout.paid', {
    subject: 'Payout {{payoutReference}}: {{traderShare}} is on its way',
    body: body(
      heading('h1', 'Your payout is on its way'),
      paragraph('Hi ', v('firstName'), ','),
      paragraph('The money left on ', v('paidAt'), '. Please keep this statement.'),
      figures(
        ['Payout', 'payoutReference'],
        ['Account', 'accountLogin'],
        ['Profit taken out', 'grossProfit'],
        ['Your share', 'profitSplit'],
        ['Kept by the firm', 'firmShare'],
        ['Paid to', 'methodMasked'],
        ['Transfer reference', 'transferReference'],
        ['Amount paid', 'traderShare', 'total'],
      ),
      button('See this payout', 'payoutLink'),
      paragraph('Banks and networks may take up to three working days and a fee of their own.'),
    ),
  }),
  english('payout.rejectedReturned', {
    subject: 'Payout {{payoutReference}}: your profit is back on the account',
    body: body(
      heading('h1', 'Your payout was not approved'),
      paragraph('Hi ', v('firstName'), ','),
      paragraph(
        'We could not approve payout ',
        v('payoutReference'),
        ', decided on ',
        v('decidedAt'),
        '. Nothing is lost: the whole profit is back on your account.',
      ),
      callout('note', v('reason')),
      figures(['Account', 'accountLogin'], ['Put back on the account', 'grossProfit', 'total']),
    ),
  }),
  english('payout.rejectedForfeited', {
    subject: 'Payout {{payoutReference}} was rejected',
    body: body(
      heading('h1', 'Your payout was rejected'),
      paragraph('Hi ', v('firstName'), ','),
      paragraph(
        'We rejected payout ',
        v('payoutReference'),
        ' on ',
        v('decidedAt'),
        '. Because of ruling ',
        v('rulingReference'),
        ' the profit is not paid out.',
      ),
      callout('warning', v('reason')),
      figures(['Account', 'accountLogin'], ['Profit not paid', 'grossProfit', 'total']),
      heading('h2', 'If you think this is wrong'),
      paragraph(
        'You can appeal until ',
        v('appealDeadline'),
        '. Somebody who did not make this decision looks at it.',
      ),
      button('Appeal', 'appealLink'),
    ),
  }),
]
