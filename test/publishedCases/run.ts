import { compare, type CaseDifference } from './compare.js'
import { families } from './families/all.js'
import { isRemark, publishedCaseSchema } from './publishedCase.js'

export type CaseResult = {
  readonly id: string
  readonly result: 'agree' | 'differ' | 'unsupported'
  readonly differences: readonly CaseDifference[]
  /** Why it is not supported. */
  readonly reason?: string
}

/** Runs one case of whatever shape; a case that cannot be read or translated is `unsupported`. */
export function runCase(raw: unknown): CaseResult {
  const parsed = publishedCaseSchema.safeParse(raw)
  if (!parsed.success)
    return unsupported(idOf(raw), parsed.error.issues[0]?.message ?? 'not a case')
  const given = parsed.data
  const family = families[given.rule.type]
  if (!family) return unsupported(given.id, `expected a known rule, was ${given.rule.type}`)
  try {
    const tolerance = given.tolerance ?? 0
    const figures = Object.entries(given.expected).filter((figure) => !isRemark(figure))
    const differences = compare(Object.fromEntries(figures), family(given), { tolerance })
    return { id: given.id, result: differences.length === 0 ? 'agree' : 'differ', differences }
  } catch (error) {
    // Whatever one case asks for, the others are still answered.
    return unsupported(given.id, error instanceof Error ? error.message : String(error))
  }
}

const unsupported = (id: string, reason: string): CaseResult => ({
  id,
  result: 'unsupported',
  differences: [],
  reason,
})

const idOf = (raw: unknown): string =>
  typeof raw === 'object' && raw !== null && 'id' in raw ? String(raw.id) : ''
