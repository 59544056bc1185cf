import { Unsupported, type Family } from '../publishedCase.js'
import { payoutFamilies, payoutOthers } from './payouts.js'

const others: Readonly<Record<string, Family>> = {
  ...payoutOthers,
}

/** Rules that stand alone, by `params.rule`. */
const other: Family = (given) => {
  const name = String(given.rule.params['rule'])
  const family = others[name]
  if (!family) throw new Unsupported(`expected a known rule, was ${name}`)
  return family(given)
}

/** The families of the published vocabulary, by `rule.type`. */
export const families: Readonly<Record<string, Family>> = {
  ...payoutFamilies,
  other,
}
