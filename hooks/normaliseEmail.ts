import type { CollectionBeforeValidateHook } from 'payload'

/** One person, one spelling: addresses are compared without case and outer blanks. */
export const normaliseEmail: CollectionBeforeValidateHook = ({ data }) => {
  if (data && typeof data.email === 'string') data.email = data.email.trim().toLowerCase()
  return data
}
