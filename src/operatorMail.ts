import { nodemailerAdapter } from '@payloadcms/email-nodemailer'
import type { Config } from 'payload'
import type { Options } from './options.js'

type Email = NonNullable<Config['email']>

/**
 * How Payload's own messages (an operator's new password) go out: over the same SMTP server as the
 * firm's. Without one they are not sent, and never written anywhere, because their links let their
 * reader in; `prop-firm create-operator` helps an operator who is locked out.
 */
export function operatorMail({ smtpUrl, mailFrom }: Options): Email {
  if (smtpUrl) {
    return nodemailerAdapter({
      defaultFromAddress: mailFrom,
      defaultFromName: 'Back office',
      skipVerify: true,
      transportOptions: { url: smtpUrl } as never,
    })
  }
  return ({ payload }) => ({
    name: 'none',
    defaultFromAddress: mailFrom,
    defaultFromName: 'Back office',
    sendEmail: async () => {
      payload.logger.warn('A message to an operator was not sent: SMTP_URL is not set.')
    },
  })
}
