import { z } from 'zod'
import { link, longText, optional, text } from './variable.js'

/** Variables that every message may use, whatever its event: the firm and the person written to. */
export const commonVariables = z.object({
  firstName: optional(
    text('First name', 'First name of the person who receives the message; "there" when unknown.'),
    'there',
  ),
  firmName: text('Firm name', 'The name the firm trades under.'),
  firmLegalName: text('Legal name', 'The legal entity behind the firm.'),
  firmAddress: longText('Firm address', 'Postal address of the firm.'),
  supportEmail: text('Support e-mail', 'Where people reach the firm’s support.'),
  firmLink: link('Firm’s address', 'The firm’s own website or trader portal.'),
})

export type CommonVariables = z.output<typeof commonVariables>
