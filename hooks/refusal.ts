import { APIError } from 'payload'

/**
 * What a hook throws to refuse a save, with words for the person. Payload answers the words of an
 * error that has a name and hides them otherwise, and bundlers take the name of its class away.
 */
export const refusal = (message: string, status: number): APIError =>
  Object.assign(new APIError(message, status), { name: 'APIError' })
