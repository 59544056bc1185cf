import { oneLine } from './escape.js'

/**
 * A first name fit for a greeting. Sign-up forms are used to send advertising: the "name" carries an
 * address, and the firm's own mail delivers it to somebody who never asked. Such a name is no name.
 */
export function greetingName(firstName: string | null): string | undefined {
  const name = oneLine(firstName ?? '')
  const looksLikeAddress = /[/:@\\<>]|www\b|\S\.\p{L}{2,}/iu.test(name)
  return name === '' || name.length > 40 || looksLikeAddress ? undefined : name
}
