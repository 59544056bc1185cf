import type { Direction } from '../rules/parameters.js'
import type { PayoutField } from './payoutFields.js'

const less: Direction = 'largerIsHarder'
const more: Direction = 'largerIsEasier'
/** Something given: none is hardest. */
const gift: Direction = { larger: 'easier', empty: 'hardest' }

const price = { title: 'Price', unit: 'money', direction: less } as const
const times = { title: 'Times per challenge', unit: 'count', direction: more } as const
const within = { title: 'Within, after the end', unit: 'days', direction: more } as const

/** What an operator calls the parts of offers, by their path, and for whom a change is good. */
export const offerFields: Readonly<Record<string, PayoutField>> = {
  reset: { title: 'Reset', direction: gift },
  'reset.price': price,
  'reset.price.ofFeeBps': { title: 'Price, of the fee', unit: 'percent', direction: less },
  'reset.times': times,
  'reset.withinDays': within,
  'reset.whileRunning': {
    title: 'Also while it runs',
    direction: { easierThan: { true: ['false'] } },
  },
  retry: { title: 'Free retry', direction: gift },
  'retry.times': times,
  'retry.withinDays': within,
  extension: { title: 'Extension', direction: gift },
  'extension.price': price,
  'extension.price.ofFeeBps': { title: 'Price, of the fee', unit: 'percent', direction: less },
  'extension.days': { title: 'Days that it adds', unit: 'days', direction: more },
  'extension.times': times,
  secondChance: { title: 'Free second chance', direction: gift },
  'secondChance.per': {
    title: 'Once for each',
    options: { person: 'Person', challenge: 'Challenge' },
    direction: { easierThan: { challenge: ['person'] } },
  },
  'secondChance.withinDays': within,
  giveaway: { title: 'Given accounts', direction: 'neither' },
  'giveaway.limits': { title: 'Given alone in 30 days', unit: 'count', direction: 'neither' },
}

/** The entry of a path; the roles of a limit have none of their own. */
export const offerField = (path: string): PayoutField =>
  offerFields[path] ?? { title: path.split('.').at(-1) ?? path, direction: 'neither' }
