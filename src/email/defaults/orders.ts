import { body, figures, heading, paragraph, v } from '../builder.js'
import { english } from './english.js'

export const orderTemplates = [
  english('order.paid', {
    subject: 'Your order {{orderReference}} is paid',
    body: body(
      heading('h1', 'Thank you for your order'),
      paragraph('Hi ', v('firstName'), ','),
      paragraph(
        'We received your payment for ',
        v('programName'),
        '. Your trading account is being opened now; the next message tells you how to log in.',
      ),
      figures(
        ['Order', 'orderReference'],
        ['Program', 'programName'],
        ['Account size', 'accountSize'],
        ['Paid on', 'paidAt'],
        ['Amount paid', 'amountPaid', 'total'],
      ),
    ),
  }),
  english('order.refunded', {
    subject: 'Refund for order {{orderReference}}',
    body: body(
      heading('h1', 'Your refund is on its way'),
      paragraph('Hi ', v('firstName'), ','),
      paragraph('We refunded your order ', v('orderReference'), '. ', v('reason')),
      figures(
        ['Order', 'orderReference'],
        ['Program', 'programName'],
        ['Refunded on', 'refundedAt'],
        ['Amount refunded', 'amountRefunded', 'total'],
      ),
      paragraph(
        'The money goes back the way it came. Depending on your bank it shows up within ten ' +
          'working days.',
      ),
    ),
  }),
]
