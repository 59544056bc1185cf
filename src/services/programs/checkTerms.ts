import { formatMoney } from '../../domain/money/text.js'
import { missingFigures } from '../../domain/payouts/missingFigures.js'
import { termsProblems } from '../../domain/payouts/termsProblems.js'
import { scalingProblems } from '../../domain/scaling/scalingTerms.js'
import { programTermsSchema, type ProgramTerms } from '../../domain/programs/terms.js'

export type CheckedTerms =
  | { readonly ok: true; readonly terms: ProgramTerms }
  | { readonly ok: false; readonly problems: readonly string[] }

/** A draft as terms, or every place that is wrong: `phases.0.rules.1.parameters.amount: expected …`. */
export function checkTerms(draft: unknown): CheckedTerms {
  const parsed = programTermsSchema.safeParse(draft)
  if (parsed.success) {
    const problems = contradictions(parsed.data)
    return problems.length === 0 ? { ok: true, terms: parsed.data } : { ok: false, problems }
  }
  return {
    ok: false,
    problems: parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`),
  }
}

/** What no schema sees: terms against each other, and against the sizes that are sold. */
function contradictions({ payout, scaling, offers, sizes }: ProgramTerms): string[] {
  const missing = missingFigures({ payout, scaling, offers }, sizes)
  const grows = scaling ? scalingProblems(scaling) : []
  return [
    ...missing.map(({ path, size: { size, currency } }) => {
      const text = `${formatMoney(size, currency)} ${currency}`
      return `${path}.bySize: expected an amount for the size ${text}, found none`
    }),
    ...grows.map(({ path, message }) => `scaling.${path.join('.')}: ${message}`),
    ...termsProblems(payout, sizes).map(
      ({ path, message }) => `payout.${path.join('.')}: ${message}`,
    ),
  ]
}
