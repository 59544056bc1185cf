import { programTermsSchema, type ProgramTerms } from '../../domain/programs/terms.js'

export type CheckedTerms =
  | { readonly ok: true; readonly terms: ProgramTerms }
  | { readonly ok: false; readonly problems: readonly string[] }

/** A draft as terms, or every place that is wrong: `phases.0.rules.1.parameters.amount: expected …`. */
export function checkTerms(draft: unknown): CheckedTerms {
  const parsed = programTermsSchema.safeParse(draft)
  if (parsed.success) return { ok: true, terms: parsed.data }
  return {
    ok: false,
    problems: parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`),
  }
}
