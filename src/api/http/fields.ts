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

/** Why somebody did something; kept in the audit log. */
export const reasonText = (max = 500) => z.string().trim().min(1, 'expected why').max(max)
