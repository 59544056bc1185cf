import { z } from 'zod'
import { isCurrency } from '../../domain/money/currency.js'
import { isZone } from '../../domain/time/tradingDay.js'

/** Ids of our records. */
export const recordId = z.uuid('expected the id of a record')

/** Three letters of ISO 4217. */
export const currencyCode = z.string().refine(isCurrency, 'expected a currency code such as USD')

/** An IANA time zone. */
export const timeZone = z
  .string()
  .max(60)
  .refine(isZone, 'expected an IANA time zone such as Europe/Prague')

/**
 * One line that may end up in an e-mail header, a list or a file name: no line breaks or other
 * control characters, and none of the marks that reverse the direction of text.
 */
export const plainLine = (max: number, min = 1) =>
  z
    .string()
    .trim()
    .min(min, min > 1 ? `expected at least ${min} characters` : 'expected some text')
    .max(max)
    .regex(/^[^\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]*$/u, 'expected one line of plain text')

/** Why somebody did something; kept in the audit log. */
export const reasonText = (max = 500) => z.string().trim().min(1, 'expected why').max(max)
