import type { NewsLookup, TradeDeal } from '../../domain/trades/assemble.js'
import type { ImportRow } from '../../domain/imports/importRows.js'
import type { BalanceOperation, PhaseTerms } from '../../domain/rules/types.js'
import type { AccountHistory } from '../../live/history/replayHistory.js'
import { hundredths } from '../../live/write/dealColumns.js'
import { zero, type Minor } from '../../domain/money/minor.js'
import type {
  AccountSnapshot,
  DayClose,
  Deal,
  PlatformFailure,
  PlatformSession,
} from '../../platforms/types.js'

export type KnownToPlatform = {
  readonly snapshot: AccountSnapshot
  readonly deals: readonly Deal[]
  readonly history: AccountHistory
}

export type ReadHistory =
  | { readonly ok: true; readonly known: KnownToPlatform }
  | { readonly ok: false; readonly failure: PlatformFailure }

/** Everything that the platform remembers of an account since its phase began. */
export async function readHistory(
  session: PlatformSession,
  row: ImportRow & Pick<PhaseTerms, 'startingBalance'>,
  snapshot: AccountSnapshot,
): Promise<ReadHistory> {
  const dealt = await session.deals(row.login, row.startedAt)
  if (!dealt.ok) return { ok: false, failure: dealt }
  const closes = await closesOf(session, row, snapshot)
  if (!closes.ok) return closes
  const deals = dealt.deals.filter(({ at }) => at >= row.startedAt && at <= snapshot.at)
  const { at, balance, equity, openPositions, pendingOrders, lastOpenedAt } = snapshot
  return {
    ok: true,
    known: {
      snapshot,
      deals,
      history: {
        startedAt: row.startedAt,
        deals: deals.flatMap((deal) => tradeOf(deal) ?? []),
        operations: withoutOpening(deals, row.startingBalance).flatMap(
          (deal) => operationOf(deal, row) ?? [],
        ),
        closes: closes.closes,
        now: { at, balance, equity, openPositions, pendingOrders, lastOpenedAt },
      },
    },
  }
}

type Closes =
  | { readonly ok: true; readonly closes: readonly DayClose[] }
  | { readonly ok: false; readonly failure: PlatformFailure }

async function closesOf(
  session: PlatformSession,
  { login, startedAt }: ImportRow,
  { at }: AccountSnapshot,
): Promise<Closes> {
  if (!session.dayCloses || !session.capabilities.dayCloses) return { ok: true, closes: [] }
  const answer = await session.dayCloses([login], { from: startedAt, to: at })
  return answer.ok ? { ok: true, closes: answer.closes } : { ok: false, failure: answer }
}

function tradeOf({ id, at, kind, entry, positionId, lots, profit, value }: Deal): TradeDeal | null {
  if (kind !== 'trade' || entry === undefined || positionId === undefined) return null
  return {
    id,
    at,
    entry,
    position: positionId,
    lots: hundredths(lots ?? 0),
    profit,
    value: value ?? zero,
  }
}

/** What an account is opened with, before its first trade, is its starting balance and no operation. */
function withoutOpening(deals: readonly Deal[], startingBalance: Minor): readonly Deal[] {
  const [first, ...rest] = deals
  return first?.kind === 'balance' && first.profit === startingBalance ? rest : deals
}

/** Money that left a funded account was a payout; everything else corrected a balance. */
function operationOf(
  { id, at, kind, profit }: Deal,
  { phase }: ImportRow,
): Omit<BalanceOperation, 'kind'> | null {
  if (kind !== 'balance') return null
  const purpose = phase === 'funded' && profit < 0 ? 'payout' : 'adjustment'
  return { at, amount: profit, purpose, ticket: id, announced: false }
}

/** History is judged without a news calendar: what was restricted then is not known now. */
export const noNews: NewsLookup = () => ({ before: 0, after: 0 })
