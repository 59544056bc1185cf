import { body, button, callout, figures, heading, paragraph, v } from '../builder.js'
import { english } from './english.js'

export const staffTemplates = [
  english('order.mismatch', {
    subject: 'Order {{orderReference}} does not match its payment',
    body: body(
      heading('h1', 'A payment does not match its order'),
      paragraph(
        v('paymentProvider'),
        ' reported a payment for order ',
        v('orderReference'),
        ' that differs from it. No account was opened; somebody has to decide.',
      ),
      callout('warning', v('mismatch')),
      button('Open the order', 'adminLink'),
    ),
  }),
  english('order.disputed', {
    subject: 'Payment of order {{orderReference}} is disputed',
    body: body(
      heading('h1', 'A payment is disputed'),
      paragraph('Accounts and payouts of the trader are frozen until this is settled.'),
      figures(
        ['Order', 'orderReference'],
        ['Trader', 'traderReference'],
        ['Disputed on', 'disputedAt'],
        ['Amount', 'amountDisputed', 'total'],
      ),
      button('Open the order', 'adminLink'),
    ),
  }),
  english('account.provisioningFailed', {
    subject: 'Account {{accountReference}} could not be opened',
    body: body(
      heading('h1', 'An account could not be opened'),
      paragraph('The trader has paid and is waiting.'),
      figures(
        ['Account', 'accountReference'],
        ['Trader', 'traderReference'],
        ['Connection', 'connectionName'],
        ['Attempts', 'attempts'],
      ),
      callout('warning', v('failure')),
      button('Open the account', 'adminLink'),
    ),
  }),
  english('operator.invited', {
    subject: 'Your invitation to the back office of {{firmName}}',
    body: body(
      heading('h1', 'Welcome to ', v('firmName')),
      paragraph('Hi ', v('firstName'), ','),
      paragraph('You were invited into the back office. Your roles: ', v('roleNames'), '.'),
      button('Choose a password', 'inviteLink'),
      paragraph('The invitation is open until ', v('linkExpiresAt'), '.'),
    ),
  }),
  english('operator.resetPassword', {
    subject: 'Set a new password for the back office',
    body: body(
      heading('h1', 'Set a new password'),
      paragraph('Hi ', v('firstName'), ','),
      paragraph('Somebody, hopefully you, asked for a new password for the back office.'),
      button('Set a new password', 'resetLink'),
      paragraph(
        'The link works once, until ',
        v('linkExpiresAt'),
        '. If it was not you, tell an administrator.',
      ),
    ),
  }),
  english('platform.disconnected', {
    subject: 'No data from {{connectionName}}',
    body: body(
      heading('h1', 'No data from ', v('connectionName')),
      paragraph(
        'Nothing has arrived since ',
        v('disconnectedAt'),
        '. Accounts of this connection are not being judged; an outage fails nobody.',
      ),
      figures(['Connection', 'connectionName'], ['Accounts affected', 'affectedAccounts', 'total']),
      button('Open the connections', 'adminLink'),
    ),
  }),
  english('worker.silent', {
    subject: 'Worker {{workerName}} is silent',
    body: body(
      heading('h1', 'A worker is silent'),
      paragraph(
        'Its last heartbeat came on ',
        v('lastHeartbeatAt'),
        '. Until a worker runs again, rules are not judged for its accounts.',
      ),
      figures(['Worker', 'workerName'], ['Accounts affected', 'affectedAccounts', 'total']),
      button('Open the back office', 'adminLink'),
    ),
  }),
]
