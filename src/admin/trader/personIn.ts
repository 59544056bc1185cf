import { z } from 'zod'
import type { Contact } from './ContactPanel.js'

const text = z.string().nullish()

const record = z.object({
  name: z.string(),
  reference: z.string().catch(''),
  status: z.string(),
  email: z.string(),
  country: text,
  language: text,
  timeZone: text,
  phone: text,
  address: text,
  dateOfBirth: text,
  emailVerifiedAt: text,
})

/**
 * The person's own fields out of the record as Payload gave it to the signed-in operator: a field
 * that this person may not read is missing from it.
 */
export function personIn(doc: unknown) {
  const { phone, address, dateOfBirth, emailVerifiedAt, ...person } = record.parse(doc)
  const contact: Contact = {
    ...(phone === undefined ? {} : { phone }),
    ...(address === undefined ? {} : { address }),
    ...(dateOfBirth === undefined ? {} : { dateOfBirth }),
    ...(emailVerifiedAt === undefined ? {} : { emailVerifiedAt }),
  }
  return {
    ...person,
    country: person.country ?? null,
    language: person.language ?? null,
    timeZone: person.timeZone ?? null,
    contact,
  }
}
