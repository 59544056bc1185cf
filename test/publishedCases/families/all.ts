import type { Family } from '../publishedCase.js'
import { lossFamilies } from './losses.js'
import { payoutFamilies } from './payouts.js'

/** The families of the published vocabulary, by `rule.type`. */
export const families: Readonly<Record<string, Family>> = {
  ...lossFamilies,
  ...payoutFamilies,
}
