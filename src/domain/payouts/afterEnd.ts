import type { EndedTerms } from './endedTerms.js'
import type { PayoutTerms } from './payoutTerms.js'

/** The terms that say what is paid after the end, by how the account ended. */
export const endFields = [
  'afterDailyLoss',
  'afterRuleBreak',
  'afterBreach',
  'afterInactivity',
] as const

export type EndField = (typeof endFields)[number]

/** A ruling that ended an account and stands. */
export type Ending = {
  readonly kind: 'breach' | 'expiry'
  /** Name of the rule, whatever its key in the phase. */
  readonly rule: string
}

export type AfterEnd = { readonly after: EndField; readonly terms: EndedTerms }

const losses: ReadonlySet<string> = new Set(['dailyLoss', 'maximumLoss', 'floatingLoss'])

/**
 * What the program pays after these endings, or null. An account may break several rules at once:
 * each must have terms of its own, and those that pay least hold.
 */
export function afterEnd(terms: PayoutTerms, endings: readonly Ending[]): AfterEnd | null {
  const found = endings.map((ending) => termsAfter(terms, ending))
  const [first] = found
  if (!first) return null
  return found.reduce<AfterEnd | null>((least, each) => {
    if (!least || !each) return null
    return each.terms.bps < least.terms.bps ? each : least
  }, first)
}

function termsAfter(terms: PayoutTerms, ending: Ending): AfterEnd | null {
  const after = fieldsFor(ending).find((field) => terms[field] !== null)
  const own = after === undefined ? null : terms[after]
  return after === undefined || own === null ? null : { after, terms: own }
}

/** The most special first. */
function fieldsFor({ kind, rule }: Ending): readonly EndField[] {
  if (kind === 'expiry') return rule === 'inactivity' ? ['afterInactivity'] : []
  if (rule === 'dailyLoss') return ['afterDailyLoss', 'afterBreach']
  return losses.has(rule) ? ['afterBreach'] : ['afterRuleBreak', 'afterBreach']
}
