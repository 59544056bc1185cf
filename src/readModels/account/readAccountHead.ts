import type { Queryable } from '../../database/queryable.js'
import type { CompiledPhase } from '../../domain/rules/compilePhase.js'
import type { RuleRegistry } from '../../domain/rules/ruleRegistry.js'
import type { AccountState } from '../../domain/rules/types.js'
import { compileStored, namedLimits, stateOf, type NamedLimit } from '../limits.js'
import { accountHeadSql } from './headSql.js'

export type AccountHold = {
  readonly kind: string
  readonly reason: string
  readonly note: string | null
  readonly by: string | null
  readonly since: number
}

/** What the live path last wrote. */
export type LiveFigures = {
  /** Platform time of the newest observation, and when it came. */
  readonly at: number
  readonly receivedAt: number
  readonly balance: number
  readonly equity: number
  readonly openPositions: number
  readonly pendingOrders: number
  /** Share of the limit used most, in basis points. */
  readonly used: number
  /** The floor that is nearest. */
  readonly floor: number | null
  readonly watching: boolean
  readonly dayStartBalance: number
  readonly dayStartEquity: number
  /** When something was last decided about the account or told to its platform. */
  readonly changedAt: number
}

type Named = { readonly id: string; readonly reference: string }

type Stored = {
  readonly id: string
  readonly reference: string
  /** Null until the platform gave one. */
  readonly login: string | null
  readonly status: string
  readonly phase: string
  readonly phaseName: string
  readonly attempt: number
  readonly currency: string
  readonly size: number
  readonly startingBalance: number
  readonly problem: string | null
  readonly isPaused: boolean
  readonly isFrozen: boolean
  readonly isUnderReview: boolean
  readonly openedAt: number | null
  readonly endedAt: number | null
  readonly trader: Named & { readonly name: string }
  readonly challenge: Named & {
    readonly programName: string | null
    readonly stage: string
    readonly status: string
  }
  readonly version: { readonly id: string; readonly number: number; readonly hash: string }
  readonly evaluationPhases: number
  readonly connection: {
    readonly id: string
    readonly name: string
    readonly platform: string
    readonly mode: string
  } | null
  /** Null until the live path follows the account. */
  readonly live: LiveFigures | null
}

/** An account as its page begins. Amounts are minor units of `currency`, times UTC milliseconds. */
export type AccountHead = Stored & {
  readonly holds: readonly AccountHold[]
  /** The rules it trades under; null until the live path follows it. */
  readonly phaseTerms: CompiledPhase | null
  readonly state: AccountState | null
  /** Where every limit stands in the newest state; empty without one. */
  readonly limits: readonly NamedLimit[]
}

type Row = Stored & {
  readonly holds: readonly AccountHold[] | null
  readonly state: Buffer | null
  readonly terms: unknown
}

/** @returns null when there is no such account */
export async function readAccountHead(
  q: Queryable,
  id: string,
  rules: RuleRegistry,
): Promise<AccountHead | null> {
  const { rows } = await q.query<Row>(accountHeadSql, [id])
  const [row] = rows
  if (!row) return null
  const { state: bytes, terms, holds, ...stored } = row
  const phaseTerms = terms === null ? null : compileStored(terms, rules)
  const state = phaseTerms && bytes ? stateOf(phaseTerms, bytes) : null
  return {
    ...stored,
    holds: holds ?? [],
    phaseTerms,
    state,
    limits: phaseTerms && state ? namedLimits(phaseTerms, state) : [],
  }
}
