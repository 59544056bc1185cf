import { programTermsSchema, type ProgramTerms } from '../../domain/programs/terms.js'
import type { Currency } from '../../domain/money/currency.js'
import type { Minor } from '../../domain/money/minor.js'
import { InvariantError } from '../../errors.js'
import type { Firm } from '../../firm.js'
import type { Work } from '../work.js'
import { accountsSql, challengesSql, termsSql } from './sql.js'

/** A challenge with the person and the terms behind it. */
export type ChallengeFacts = {
  readonly challenge_id: string
  readonly challenge_reference: string
  readonly challenge_status: string
  readonly stage: string
  readonly size: Minor
  readonly currency: Currency
  readonly version_id: string
  readonly program_name: string
  readonly trader_id: string
  readonly trader_reference: string
  readonly trader_name: string
  readonly trader_email: string
  readonly trader_status: string
  /** Null for a challenge that was never ordered. */
  readonly order_status: string | null
  readonly terms: ProgramTerms
}

/** An account with its challenge, person, platform connection and terms. */
export type AccountFacts = ChallengeFacts & {
  readonly id: string
  readonly reference: string
  readonly status: string
  readonly login: string | null
  readonly phase: string
  readonly phase_name: string
  readonly attempt: number
  readonly starting_balance: Minor
  /** The size that it has grown to; null while it is as it was sold. */
  readonly grown: Minor | null
  readonly connection_id: string | null
  readonly connection_name: string | null
  readonly platform: string | null
  readonly group: string | null
  readonly leverage: number | null
  readonly platform_name: string | null
  /** What went wrong when it was opened. */
  readonly problem: string | null
}

type Raw = Record<string, unknown> & { version_id: string }

/** The accounts with everything that effects need to know, in two statements whatever their number. */
export async function loadAccounts(work: Work, ids: readonly string[]): Promise<AccountFacts[]> {
  return withTerms<AccountFacts>(work, (await work.tx.query<Raw>(accountsSql, [ids])).rows)
}

export async function loadChallenges(
  work: Work,
  ids: readonly string[],
): Promise<ChallengeFacts[]> {
  return withTerms<ChallengeFacts>(work, (await work.tx.query<Raw>(challengesSql, [ids])).rows)
}

const amounts = ['size', 'starting_balance', 'grown', 'attempt', 'leverage'] as const

async function withTerms<Facts>(work: Work, rows: readonly Raw[]): Promise<Facts[]> {
  const terms = await termsOf(work, [...new Set(rows.map((row) => row.version_id))])
  return rows.map((row) => {
    const own = terms.get(row.version_id)
    if (!own) throw new InvariantError(`version ${row.version_id} has no terms`)
    const numbers = amounts.flatMap((name) =>
      row[name] === undefined || row[name] === null ? [] : [[name, Number(row[name])]],
    )
    // The columns of the statement are the members of the type; numeric ones arrive as text.
    return { ...row, ...Object.fromEntries(numbers), terms: own } as Facts
  })
}

/** The terms of a version never change: they are read and checked once in a process. */
const known = new WeakMap<Firm, Map<string, ProgramTerms>>()

async function termsOf(
  { firm, tx }: Work,
  versions: readonly string[],
): Promise<ReadonlyMap<string, ProgramTerms>> {
  const terms = known.get(firm) ?? new Map<string, ProgramTerms>()
  known.set(firm, terms)
  const missing = versions.filter((id) => !terms.has(id))
  if (missing.length === 0) return terms
  const found = await tx.query<{ id: string; terms: unknown }>(termsSql, [missing])
  for (const row of found.rows) terms.set(row.id, programTermsSchema.parse(row.terms))
  return terms
}
