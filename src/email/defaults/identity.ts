import { body, bullets, button, callout, figures, heading, paragraph, v } from '../builder.js'
import { english } from './english.js'

export const identityTemplates = [
  english('kyc.requested', {
    subject: 'Please confirm who you are',
    body: body(
      heading('h1', 'Please confirm who you are'),
      paragraph('Hi ', v('firstName'), ','),
      paragraph(
        'Before we can open a funded account or pay you, the law asks us to know who you are. It ' +
          'takes about five minutes. Please have ready:',
      ),
      bullets(
        ['a passport, identity card or driving licence that is still valid,'],
        ['a letter that shows your name and address, from the last three months.'],
      ),
      button('Upload documents', 'kycLink'),
      paragraph('Your reference is ', v('caseReference'), '.'),
      callout('note', 'Send documents only at this link, never by e-mail.'),
    ),
  }),
  english('kyc.submitted', {
    subject: 'We received your documents',
    body: body(
      heading('h1', 'We received your documents'),
      paragraph('Hi ', v('firstName'), ','),
      paragraph(
        'Thank you. Your documents arrived on ',
        v('submittedAt'),
        ' and are being checked. You do not need to do anything now.',
      ),
      paragraph('Your reference is ', v('caseReference'), '.'),
    ),
  }),
  english('kyc.approved', {
    subject: 'Your identity is confirmed',
    body: body(
      heading('h1', 'Your identity is confirmed'),
      paragraph('Hi ', v('firstName'), ','),
      paragraph(
        'Your identity check ',
        v('caseReference'),
        ' was approved on ',
        v('decidedAt'),
        '. We will write to you about the next step.',
      ),
    ),
  }),
  english('kyc.needsMoreInfo', {
    subject: 'One more thing about your identity check',
    body: body(
      heading('h1', 'We need one more thing'),
      paragraph('Hi ', v('firstName'), ','),
      paragraph('We could not finish your identity check ', v('caseReference'), ' yet:'),
      callout('warning', v('reason')),
      button('Upload documents', 'kycLink'),
    ),
  }),
  english('kyc.rejected', {
    subject: 'Your identity check was not approved',
    body: body(
      heading('h1', 'Your identity check was not approved'),
      paragraph('Hi ', v('firstName'), ','),
      paragraph(
        'We could not approve your identity check ',
        v('caseReference'),
        ', decided on ',
        v('decidedAt'),
        '. The reason:',
      ),
      callout('warning', v('reason')),
      paragraph('If you think this is wrong, write to ', v('supportEmail'), '.'),
    ),
  }),
  english('agreement.requested', {
    subject: 'Please read and accept: {{agreementName}}',
    body: body(
      heading('h1', 'One agreement to read'),
      paragraph('Hi ', v('firstName'), ','),
      paragraph(
        'Your funded account opens as soon as you accept the ',
        v('agreementName'),
        ', version ',
        v('agreementVersion'),
        '. Please read it first.',
      ),
      button('Read the agreement', 'agreementLink'),
    ),
  }),
  english('agreement.accepted', {
    subject: 'You accepted: {{agreementName}}',
    body: body(
      heading('h1', 'Thank you, the agreement is accepted'),
      paragraph('Hi ', v('firstName'), ','),
      paragraph('This is for your records.'),
      figures(
        ['Agreement', 'agreementName'],
        ['Version', 'agreementVersion'],
        ['Accepted on', 'acceptedAt', 'total'],
      ),
      button('Read the agreement', 'agreementLink'),
    ),
  }),
]
