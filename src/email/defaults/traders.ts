import { body, button, callout, heading, paragraph, v } from '../builder.js'
import { english } from './english.js'

export const traderTemplates = [
  english('trader.restricted', {
    subject: 'Your access is restricted for now',
    body: body(
      heading('h1', 'Your access is restricted for now'),
      paragraph('Hi ', v('firstName'), ','),
      paragraph(
        'Since ',
        v('decidedAt'),
        ' you cannot buy or be paid while we look into something. What is running goes on.',
      ),
      callout('warning', v('reason')),
      paragraph('We will write to you when this is settled. Questions: ', v('supportEmail'), '.'),
    ),
  }),
  english('trader.banned', {
    subject: 'We are ending our relation with you',
    body: body(
      heading('h1', 'We are ending our relation with you'),
      paragraph('Hi ', v('firstName'), ','),
      paragraph(
        'On ',
        v('decidedAt'),
        ' we decided that you can no longer trade with us. Your accounts are closed.',
      ),
      callout('warning', v('reason')),
      paragraph('If you think this is wrong, write to ', v('supportEmail'), '.'),
    ),
  }),
  english('trader.unbanned', {
    subject: 'You have access again',
    body: body(
      heading('h1', 'You have access again'),
      paragraph('Hi ', v('firstName'), ','),
      paragraph(
        'On ',
        v('decidedAt'),
        ' we lifted the restriction on your access. You can sign in and trade as before.',
      ),
      callout('note', v('reason')),
    ),
  }),
  english('trader.verifyEmail', {
    subject: 'Please confirm your e-mail address',
    body: body(
      heading('h1', 'Please confirm your e-mail address'),
      paragraph('Hi ', v('firstName'), ','),
      paragraph('One click confirms that this address is yours.'),
      button('Confirm my address', 'verifyLink'),
      paragraph(
        'The link works until ',
        v('linkExpiresAt'),
        '. If you did not sign up with us, you can ignore this message.',
      ),
    ),
  }),
  english('trader.resetPassword', {
    subject: 'Set a new password',
    body: body(
      heading('h1', 'Set a new password'),
      paragraph('Hi ', v('firstName'), ','),
      paragraph('Somebody, hopefully you, asked for a new password for your account with us.'),
      button('Set a new password', 'resetLink'),
      paragraph(
        'The link works once, until ',
        v('linkExpiresAt'),
        '. If it was not you, ignore this message; your password stays as it is.',
      ),
    ),
  }),
]
