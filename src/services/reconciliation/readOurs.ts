import type { Currency } from '../../domain/money/currency.js'
import { minor } from '../../domain/money/minor.js'
import type { OurAccount } from '../../domain/reconciliation/compareAccounts.js'
import type { BookedDeal } from '../../domain/reconciliation/compareDeals.js'
import { phasesOf } from '../../live/phases.js'
import type { Work } from '../work.js'
import { ourDealsSql, oursSql } from './sql.js'

export type Ours = OurAccount & {
  readonly id: string
  readonly traderId: string
  readonly traderName: string
}

export type Page = {
  readonly connectionId: string
  readonly mode: string
  /** Id of the last account of the page before. */
  readonly after: string
  readonly limit: number
  /** Only these, where given. */
  readonly accountIds: readonly string[] | null
}

type Row = {
  id: string
  trader_id: string
  trader_name: string
  login: string
  currency: Currency
  status: string
  terms_hash: string | null
  watching: boolean
  balance: number | null
  equity: number | null
  open_positions: number | null
  under_way: boolean
  paused: boolean
  frozen: boolean
}

type DealRow = { account_id: string; id: string; profit: number; lots: number | null }

/** How long an account that ended is still compared: trading on it must stay off. */
const endedForDays = 30
/** Deals older than this were compared often enough. */
const dealsForDays = 3

const dayMs = 86_400_000

/** From when on deals are compared, UTC milliseconds. */
export const dealsSince = (now: Date): number => now.getTime() - dealsForDays * dayMs

/** The next accounts of a connection as our books have them. */
export async function readOurs(work: Work, page: Page): Promise<Ours[]> {
  const endedAfter = new Date(work.now.getTime() - endedForDays * dayMs).toISOString()
  const { rows } = await work.tx.query<Row>(oursSql, [
    ...[page.connectionId, page.after, page.limit, endedAfter, page.accountIds],
  ])
  const hashes = rows.flatMap((row) => row.terms_hash ?? [])
  const phases = await phasesOf(work.firm.rules).load(work.tx, hashes)
  const keepsDeals = ({ terms_hash, watching }: Row) =>
    watching && terms_hash !== null && phases.get(terms_hash)?.needs.has('trades') === true
  const deals = await readDeals(
    work,
    rows.filter(keepsDeals).map(({ id }) => id),
  )
  return rows.map((row) => ({
    id: row.id,
    traderId: row.trader_id,
    traderName: row.trader_name,
    login: row.login,
    currency: row.currency,
    balance: minor(row.balance ?? 0),
    equity: minor(row.equity ?? 0),
    openPositions: row.open_positions ?? 0,
    isFollowed: row.watching,
    mode: page.mode === 'act' ? modeOf(row) : null,
    deals: keepsDeals(row) ? (deals.get(row.id) ?? []) : null,
  }))
}

function modeOf({ status, under_way, paused, frozen }: Row): OurAccount['mode'] {
  if (under_way) return null
  if (status !== 'active' || paused) return 'noTrading'
  // What freezing means on a platform is the platform's: closing only where it can.
  return frozen ? null : 'full'
}

async function readDeals(work: Work, ids: readonly string[]) {
  const { rows } = await work.tx.query<DealRow>(ourDealsSql, [ids, dealsSince(work.now)])
  const byAccount = new Map<string, BookedDeal[]>()
  for (const { account_id, id, profit, lots } of rows) {
    const known = byAccount.get(account_id) ?? []
    known.push({ id, profit: minor(profit), lots })
    byAccount.set(account_id, known)
  }
  return byAccount
}
