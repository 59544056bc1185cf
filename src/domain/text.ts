import { z } from 'zod'

/** PostgreSQL keeps neither NUL nor half a character. */
export const isStorable = (text: string): boolean => !text.includes('\0') && !/\p{Cs}/u.test(text)

/**
 * One line that may end up in an e-mail header, a list or a file name: no line breaks or other
 * control characters, no half characters, and none of the marks that reverse the direction of text.
 */
export const plainLine = (max: number, min = 1) =>
  z
    .string()
    .trim()
    .min(min, min > 1 ? `expected at least ${min} characters` : 'expected some text')
    .max(max)
    .regex(
      /^[^\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069]*$/u,
      'expected one line of plain text',
    )
