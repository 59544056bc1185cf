import { localMailbox } from './localMailbox.js'
import { smtpOptions } from './smtpOptions.js'
import { smtpTransport } from './smtpTransport.js'
import type { Transport } from './transport.js'

/**
 * The way out for messages: SMTP when `SMTP_URL` is set, else a local mailbox.
 *
 * @throws ConfigurationError when `SMTP_URL` can't be used
 */
export function makeTransport(env: { readonly SMTP_URL?: string | undefined }): Transport {
  return env.SMTP_URL ? smtpTransport(smtpOptions(env.SMTP_URL)) : localMailbox()
}
