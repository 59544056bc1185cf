import type { TableRow } from '../tableRow.js'
import { outcomes, type AccountOutcome, type Outcome } from './compareOutcomes.js'

export type ReadOutcomes =
  | { readonly ok: true; readonly outcomes: readonly AccountOutcome[] }
  | { readonly ok: false; readonly message: string }

const isOutcome = (text: string): text is Outcome => outcomes.some((each) => each === text)

/**
 * Rows of another system's export: `login` and `outcome` must be there, `at` (ISO 8601 with a zone) and
 * `why` may be.
 *
 * @returns every wrong row by its number, the header being row 1; at most ten are named
 */
export function readOutcomes(rows: readonly TableRow[]): ReadOutcomes {
  const problems: string[] = []
  const found = new Map<string, AccountOutcome>()
  rows.forEach(({ row, cells }) => {
    const wrong = (field: string, expected: string) =>
      problems.push(`row ${row}, ${field}: expected ${expected}, was "${cells[field] ?? ''}"`)
    const login = cells.login?.trim() ?? ''
    const outcome = cells.outcome?.trim() ?? ''
    const at = instantOf(cells.at?.trim() ?? '')
    if (login === '') wrong('login', 'the login of an account')
    else if (found.has(login)) wrong('login', 'each login once')
    if (at === undefined) wrong('at', 'a time with its zone such as 2026-11-12T13:41:07Z')
    if (!isOutcome(outcome)) return void wrong('outcome', `one of ${outcomes.join(', ')}`)
    found.set(login, { login, outcome, at: at ?? null, why: cells.why?.trim() ?? '' })
  })
  if (problems.length > 0) return { ok: false, message: problems.slice(0, 10).join('; ') }
  return { ok: true, outcomes: [...found.values()] }
}

/** Null where nothing is said, undefined where it is no instant. */
function instantOf(text: string): number | null | undefined {
  if (text === '') return null
  if (!/(?:Z|[+-]\d{2}:?\d{2})$/.test(text)) return undefined
  const at = Date.parse(text)
  return Number.isNaN(at) ? undefined : at
}
