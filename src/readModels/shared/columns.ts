import { z } from 'zod'

/** Postgres hands `bigint` and `numeric` over as text; every figure of ours fits a safe integer. */
export const whole = z.coerce.number().refine(Number.isSafeInteger, 'expected a safe integer')

/** A figure that may be missing; an empty answer stays null instead of becoming 0. */
export const wholeOrNull = whole.nullable().or(z.undefined().transform(() => null))

/** A `timestamptz` as UTC milliseconds. */
export const instant = z.coerce.date().transform((date) => date.getTime())

export const instantOrNull = z
  .union([z.null(), z.date(), z.string()])
  .transform((value) => (value === null ? null : new Date(value).getTime()))
