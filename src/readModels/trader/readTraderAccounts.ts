import type { Queryable } from '../../database/queryable.js'
import type { RuleRegistry } from '../../domain/rules/ruleRegistry.js'
import { compileStored, namedLimits, stateOf, type NamedLimit } from '../limits.js'
import { traderAccountsSql } from './accountsSql.js'

/** The most accounts of one person that a page lists. */
const accountRows = 50

/** One account of a person. Amounts are minor units of `currency`, times UTC milliseconds. */
export type TraderAccount = {
  readonly id: string
  readonly login: string
  readonly status: string
  readonly phase: string
  readonly phaseName: string
  readonly currency: string
  readonly startingBalance: number
  readonly programName: string | null
  readonly versionNumber: number
  readonly isPaused: boolean
  readonly isFrozen: boolean
  readonly isUnderReview: boolean
  readonly endedAt: number | null
  /** Null until the platform was heard of. */
  readonly equity: number | null
  readonly balance: number | null
  readonly seenAt: number | null
  /** Closing equity of up to thirty days, oldest first. */
  readonly closes: readonly number[]
  /** Share of the way to the profit target in basis points; null without one. */
  readonly toTarget: number | null
  /** Share of the tightest daily and overall limit in basis points; null without one. */
  readonly dailyUsed: number | null
  readonly overallUsed: number | null
}

type Row = Omit<TraderAccount, 'toTarget' | 'dailyUsed' | 'overallUsed'> & {
  readonly state: Buffer | null
  readonly terms: unknown
}

/** All accounts of a person with where their limits stand, running ones first. */
export async function readTraderAccounts(
  q: Queryable,
  id: string,
  rules: RuleRegistry,
): Promise<TraderAccount[]> {
  const { rows } = await q.query<Row>(traderAccountsSql, [id, accountRows])
  return rows.map(({ state, terms, ...account }) => {
    const limits = limitsOf({ terms, bytes: state }, rules)
    return {
      ...account,
      toTarget: most(limits, 'profitTarget'),
      dailyUsed: most(limits, 'dailyLoss'),
      overallUsed: most(limits, 'maximumLoss'),
    }
  })
}

function limitsOf(
  { terms, bytes }: { readonly terms: unknown; readonly bytes: Buffer | null },
  rules: RuleRegistry,
): readonly NamedLimit[] {
  const phase = bytes === null ? null : compileStored(terms, rules)
  const state = phase && bytes ? stateOf(phase, bytes) : null
  return phase && state ? namedLimits(phase, state) : []
}

/** A phase may have two rules of one kind: the one used most is the one that matters. */
function most(limits: readonly NamedLimit[], kind: string): number | null {
  const used = limits.filter((limit) => limit.kind === kind).map((limit) => limit.used)
  return used.length === 0 ? null : Math.max(...used)
}
