import type { Queryable } from '../../database/queryable.js'
import { accountsOfTraderSql } from './sql.js'

/** What a trader sees of an account; amounts in minor units, `used` in basis points. */
export type PortalAccount = {
  readonly id: string
  readonly reference: string
  readonly login: string | null
  readonly status: string
  readonly phase: string
  readonly program: string
  readonly size: number
  readonly currency: string
  readonly balance: number | null
  readonly equity: number | null
  readonly used: number | null
  readonly openPositions: number | null
  readonly at: number | null
  /** The ruling that ended the account. */
  readonly rulingId: string | null
  readonly challengeId: string
  /** Whether no later account of the challenge was opened. */
  readonly isNewest: boolean
}

const number = (value: unknown): number | null => (value === null ? null : Number(value))

/** The accounts of one trader, newest first, with live figures. */
export async function accountsOfTrader(
  q: Queryable,
  traderId: string,
  accountId: string | null = null,
): Promise<PortalAccount[]> {
  const { rows } = await q.query<Record<string, unknown>>(accountsOfTraderSql, [
    traderId,
    accountId,
  ])
  return rows.map((row) => ({
    id: String(row.id),
    reference: String(row.reference),
    login: row.login === null ? null : String(row.login),
    status: String(row.status),
    phase: String(row.phase_name),
    program: String(row.program_name),
    size: Number(row.size),
    currency: String(row.currency),
    balance: number(row.balance),
    equity: number(row.equity),
    used: number(row.used),
    openPositions: number(row.open_positions),
    at: number(row.at),
    rulingId: row.ruling_id === null ? null : String(row.ruling_id),
    challengeId: String(row.challenge_id),
    isNewest: row.is_newest === true,
  }))
}

/** One account, or null when it is not this trader's. */
export async function accountOfTrader(
  q: Queryable,
  traderId: string,
  accountId: string,
): Promise<PortalAccount | null> {
  return (await accountsOfTrader(q, traderId, accountId))[0] ?? null
}
