import type { Queryable } from '../../database/queryable.js'
import { DomainFault } from '../../domain/fault.js'
import type { Doubt } from '../../domain/rules/types.js'
import { evidenceSchema } from '../../domain/rulings/evidence.js'
import type { RuleRegistry } from '../../domain/rules/ruleRegistry.js'
import { proofOf, type Proof } from './proof.js'
import { rulingsSql, shownRulingSql } from './rulingSql.js'

export type RulingViolation = {
  readonly id: string
  readonly reference: string
  readonly status: string
  readonly decision: string | null
  readonly firstDecider: string | null
}

/** What the rules decided. Amounts are minor units of `currency`, times UTC milliseconds. */
export type RulingRow = {
  readonly id: string
  readonly reference: string
  readonly kind: string
  readonly rule: string
  readonly code: string
  readonly unit: string | null
  readonly currency: string | null
  readonly limit: number
  readonly figure: number
  readonly disposition: string
  readonly doubts: readonly Doubt[]
  /** Platform time of the observation that decided. */
  readonly at: number
  readonly storedAt: number
  readonly settledAt: number | null
  readonly evidenceHash: string | null
  readonly violation: RulingViolation | null
}

/** A ruling with its evidence laid open. */
export type ShownRuling = RulingRow & {
  /** Null when the stored evidence is not what this version of the product can read. */
  readonly proof: Proof | null
  /** Whether every ruling of the account names the evidence before it. */
  readonly chainIntact: boolean
}

type Link = { readonly previous: string | null; readonly hash: string | null }
type Row = RulingRow & { readonly evidence: unknown; readonly chain: readonly Link[] }

type Shown = { readonly rules: RuleRegistry; readonly rulingId?: string | null }

/**
 * The ruling that the account's page shows: the one with `rulingId`, else the newest that ended or
 * threatens the account and was not dismissed or overturned.
 *
 * @returns null when there is none
 */
export async function readShownRuling(
  q: Queryable,
  accountId: string,
  { rules, rulingId = null }: Shown,
): Promise<ShownRuling | null> {
  const { rows } = await q.query<Row>(shownRulingSql, [accountId, rulingId])
  const [row] = rows
  if (!row) return null
  const { evidence, chain, ...shown } = row
  return { ...shown, proof: readProof(evidence, rules), chainIntact: followsEachOther(chain) }
}

/** Evidence of a rule that is no longer installed stays stored, and cannot be laid open. */
function readProof(evidence: unknown, rules: RuleRegistry): Proof | null {
  const parsed = evidenceSchema.safeParse(evidence)
  if (!parsed.success) return null
  try {
    return proofOf(parsed.data, rules)
  } catch (error) {
    if (error instanceof DomainFault) return null
    throw error
  }
}

const followsEachOther = (chain: readonly Link[]): boolean =>
  chain.every(({ previous, hash }, index) => {
    const before = index === 0 ? null : (chain[index - 1]?.hash ?? null)
    return hash !== null && previous === before
  })

const rulingRows = 100

/** Every ruling of an account, newest first. */
export async function readRulings(q: Queryable, accountId: string): Promise<RulingRow[]> {
  return (await q.query<RulingRow>(rulingsSql, [accountId, rulingRows])).rows
}
