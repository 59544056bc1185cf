import type { Queryable } from '../database/queryable.js'
import { core, numberIn } from '../domain/rules/coreSlots.js'
import type { RuleRegistry } from '../domain/rules/ruleRegistry.js'
import type { LimitStanding } from '../domain/rules/types.js'
import type { AccountFigures } from './loop/loadAccounts.js'
import { phasesOf } from './phases.js'
import * as sql from './sql/accounts.js'
import { unpackFigures } from './write/stateBytes.js'

/** An account's newest stored figures: money in minor units, times in UTC milliseconds. */
export type LiveFigures = {
  readonly accountId: string
  readonly connectionId: string
  readonly login: string
  /** False once the account is followed no longer: the figures are its last. */
  readonly watching: boolean
  readonly balance: number
  readonly equity: number
  readonly openPositions: number
  readonly pendingOrders: number
  /** Highest of the floors that hold now, or null without a loss limit. */
  readonly floor: number | null
  /** Share of the tightest loss limit consumed, in basis points; above 10,000 beyond it. */
  readonly used: number
  readonly dayStartBalance: number
  readonly dayStartEquity: number
  /** Platform time of the newest observation, and when it came. */
  readonly lastAt: number
  readonly receivedAt: number
  /** Profit that rules of the phase do not count, minor units. */
  readonly excluded: number
  /** Where every rule stands, in the order of the phase. */
  readonly limits: readonly LimitStanding[]
}

/** Figures of accounts by id, in one statement; ids that the live path does not know are missing. */
export async function readLive(
  q: Queryable,
  accountIds: readonly string[],
  rules?: RuleRegistry,
): Promise<ReadonlyMap<string, LiveFigures>> {
  if (accountIds.length === 0) return new Map()
  const { rows } = await q.query<AccountFigures>(sql.loadAccounts, [accountIds])
  const figures = await describeFigures(q, rows, rules)
  return new Map(figures.map((each) => [each.accountId, each]))
}

/** The watched accounts that have consumed most of a loss limit, worst first. */
export async function worstAccounts(
  q: Queryable,
  limit: number,
  rules?: RuleRegistry,
): Promise<LiveFigures[]> {
  const { rows } = await q.query<AccountFigures>(sql.loadWorst, [limit])
  return describeFigures(q, rows, rules)
}

/** Rows of `live.account` with where each rule stands. */
export async function describeFigures(
  q: Queryable,
  rows: readonly AccountFigures[],
  rules?: RuleRegistry,
): Promise<LiveFigures[]> {
  const hashes = rows.map((row) => row.terms_hash)
  const phases = await phasesOf(rules).load(q, hashes)
  return rows.map((row) => {
    const phase = phases.get(row.terms_hash)
    const { state, ...head } = unpackFigures(row.state)
    return {
      accountId: row.account_id,
      connectionId: row.connection_id,
      login: row.login,
      watching: row.watching,
      balance: numberIn(state, core.balance),
      equity: numberIn(state, core.equity),
      openPositions: numberIn(state, core.openPositions),
      pendingOrders: numberIn(state, core.pendingOrders),
      floor: head.floor,
      used: head.used,
      dayStartBalance: numberIn(state, core.dayStartBalance),
      dayStartEquity: numberIn(state, core.dayStartEquity),
      lastAt: numberIn(state, core.observedAt),
      receivedAt: head.receivedAt,
      excluded: phase?.excluded(state) ?? 0,
      limits: phase?.limits(state) ?? [],
    }
  })
}
