import { formatMoney } from '../money/text.js'
import { difference, type Difference } from './difference.js'
import { neither, unclear, type Judged } from './forTrader.js'
import type { ProgramTerms } from './terms.js'

/**
 * What two versions have differently as a whole: the day, what they are sold in, the paperwork.
 *
 * @param withSales false where only a challenge that runs already is asked about
 */
export const termDifferences = (
  before: ProgramTerms,
  after: ProgramTerms,
  withSales: boolean,
): Difference[] => [
  ...calendar(before, after),
  ...(withSales ? sizes(before, after) : []),
  ...paperwork(before, after),
]

function calendar({ calendar: old }: ProgramTerms, { calendar: now }: ProgramTerms): Difference[] {
  const parts = [
    ['zone', 'Zone', old.zone, now.zone],
    ['resetAt', 'A new day begins at', old.resetAt, now.resetAt],
    ['namedBy', 'A day is named by its', old.namedBy ?? 'start', now.namedBy ?? 'start'],
  ] as const
  return parts
    .filter(([, , was, is]) => was !== is)
    .map(([name, title, was, is]) =>
      difference({ ...unclear, field: `calendar.${name}`, title, before: was, after: is }),
    )
}

type Size = ProgramTerms['sizes'][number]

const textOf = ({ size, currency }: Size): string => `${formatMoney(size, currency)} ${currency}`

function sizes(before: ProgramTerms, after: ProgramTerms): Difference[] {
  const [old, now] = [before.sizes, after.sizes]
  const about = { field: 'sizes', title: 'Account size' }
  const only: Judged = { ...neither, reason: 'It is about new purchases alone.' }
  const gone = old.filter((each) => !now.some((size) => textOf(size) === textOf(each)))
  const added = now.flatMap((each) => {
    const same = old.find((size) => textOf(size) === textOf(each))
    if (!same) return [difference({ ...only, ...about, before: null, after: textOf(each) })]
    const [was, is] = [same.startingBalance ?? same.size, each.startingBalance ?? each.size]
    if (was === is) return []
    const title = `Starting balance of ${textOf(each)}`
    const [from, to] = [formatMoney(was, each.currency), formatMoney(is, each.currency)]
    return [difference({ ...unclear, field: 'sizes', title, before: from, after: to })]
  })
  return [
    ...gone.map((each) => difference({ ...only, ...about, before: textOf(each), after: null })),
    ...added,
  ]
}

function paperwork(before: ProgramTerms, after: ProgramTerms): Difference[] {
  const words = { kyc: 'Proof of identity', agreement: 'Agreement' } as const
  const asked = (value: boolean) => (value ? 'asked before funding' : null)
  return (['kyc', 'agreement'] as const)
    .filter((name) => before[name] !== after[name])
    .map((name) => {
      const judged: Judged = after[name]
        ? { forTrader: 'harder', reason: 'It was not asked before.' }
        : { forTrader: 'easier', reason: 'It is not asked any more.' }
      const [was, is] = [asked(before[name]), asked(after[name])]
      return difference({ ...judged, field: name, title: words[name], before: was, after: is })
    })
}
