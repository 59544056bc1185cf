import { APIError } from 'payload'

/**
 * What a save is refused with, in a sentence for the person who tried. Payload tells a message only
 * of an error that has a name, and takes the class's, which a production build may have shortened
 * to nothing.
 */
export function refusal(message: string, status: number): APIError {
  const error = new APIError(message, status)
  error.name = 'APIError'
  return error
}
