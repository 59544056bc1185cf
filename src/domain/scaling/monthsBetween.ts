import { Temporal } from 'temporal-polyfill'

/** Whole months between two dates: from 31 January to 28 February there is none, to 1 March one. */
export const monthsBetween = (from: string, to: string): number =>
  Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to), { largestUnit: 'months' }).months
