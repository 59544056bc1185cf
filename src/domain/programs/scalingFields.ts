import type { Direction } from '../rules/parameters.js'
import type { PayoutField } from './payoutFields.js'

const less: Direction = 'largerIsHarder'
const more: Direction = 'largerIsEasier'
/** It takes the place of what the phase or the payout terms say, which is not known here. */
const instead: Direction = { larger: 'easier', empty: 'unclear' }

const growthKinds = { ofOriginal: 'By a share of its first size', times: 'To a share of its size' }

const step = (path: string, title: string, direction: Direction) =>
  ({
    [path]: { title, direction },
    [`${path}.kind`]: { title: `${title} is given`, options: growthKinds, direction: 'unclear' },
    [`${path}.bps`]: { title: `${title}, share`, unit: 'percent', direction: more },
  }) as const

/** What an operator calls the parts of a scaling plan, by their path, and for whom a change is good. */
export const scalingFields: Readonly<Record<string, PayoutField>> = {
  ...step('growth', 'Each step', 'unclear'),
  carriedOut: {
    title: 'A step that is met',
    options: { byPerson: 'Waits for a person', automatic: 'Is taken at once' },
    direction: { easierThan: { automatic: ['byPerson'] } },
  },
  ...step('firstGrowth', 'First step, where it differs', 'unclear'),
  months: { title: 'Months between steps', unit: 'count', direction: less },
  cap: {
    title: 'Largest size',
    unit: 'money',
    direction: { larger: 'easier', empty: 'easiest' },
  },
  netProfitBps: {
    title: 'Net profit needed, of the size',
    unit: 'percent',
    direction: { larger: 'harder', empty: 'easiest' },
  },
  payouts: { title: 'Payouts needed', unit: 'count', direction: less },
  profitableMonths: { title: 'Profitable months needed', unit: 'count', direction: less },
  balanceAboveStart: {
    title: 'Balance above the start',
    direction: { easierThan: { false: ['true'] } },
  },
  splitBps: { title: 'Trader’s share once grown', unit: 'percent', direction: instead },
  dailyLossBps: { title: 'Daily loss, of the new size', unit: 'percent', direction: instead },
  maximumLossBps: { title: 'Maximum loss, of the new size', unit: 'percent', direction: instead },
}

/** The entry of a path, or its name; a change of what is not named is unclear. */
export const scalingField = (path: string): PayoutField =>
  scalingFields[path] ?? { title: path.split('.').at(-1) ?? path, direction: 'unclear' }
