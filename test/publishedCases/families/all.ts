import { Unsupported, type Family } from '../publishedCase.js'
import { dayFamilies, dayOthers } from './days.js'
import { lossFamilies } from './losses.js'
import { newsFamilies } from './news.js'
import { payoutFamilies, payoutOthers } from './payouts.js'
import { sizeFamilies } from './sizes.js'
import { targetFamilies, targetOthers } from './targets.js'
import { tradeOthers } from './trades.js'

/** Rules that the cases collect under `other`, by `rule.params.rule`. */
const others: Readonly<Record<string, Family>> = {
  ...dayOthers,
  ...targetOthers,
  ...tradeOthers,
  ...payoutOthers,
}

const other: Family = (given) => {
  const name = String(given.rule.params['rule'])
  const family = others[name]
  if (!family) throw new Unsupported(`expected a known rule, was ${name}`)
  return family(given)
}

/** The families of the published vocabulary, by `rule.type`. */
export const families: Readonly<Record<string, Family>> = {
  ...lossFamilies,
  ...targetFamilies,
  ...dayFamilies,
  ...sizeFamilies,
  ...newsFamilies,
  ...payoutFamilies,
  other,
}
