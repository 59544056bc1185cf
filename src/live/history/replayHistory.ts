import { add, type Minor } from '../../domain/money/minor.js'
import type { CompiledPhase } from '../../domain/rules/compilePhase.js'
import { core } from '../../domain/rules/coreSlots.js'
import type {
  AccountState,
  BalanceOperation,
  EngineInput,
  Observation,
  Verdict,
} from '../../domain/rules/types.js'
import {
  noTrades,
  takeDeal,
  type NewsLookup,
  type TradeDeal,
} from '../../domain/trades/assemble.js'
import { dayOpening } from '../book/dayOpening.js'
import type { DayOpening } from '../write/batch.js'

/** What a platform remembers of an account since its phase began. Times are UTC milliseconds. */
export type AccountHistory = {
  readonly startedAt: number
  /** Deals of trades, oldest first. */
  readonly deals: readonly TradeDeal[]
  readonly operations: readonly Omit<BalanceOperation, 'kind'>[]
  /** How days ended in the platform's books, oldest first; empty where it does not tell. */
  readonly closes: readonly {
    readonly at: number
    readonly balance: Minor
    readonly equity: Minor
  }[]
  /** The account as it stands now. */
  readonly now: Omit<Observation, 'kind' | 'doubts'>
}

export type Replayed = {
  readonly state: AccountState
  /** What the rules say about the past: never a ruling, because between two figures nothing is known. */
  readonly verdicts: readonly Verdict[]
  /** Each trading day, as it began. */
  readonly days: readonly Omit<DayOpening, 'accountId'>[]
  /** What the deals and operations add up to. */
  readonly balance: Minor
}

type Dated = { readonly at: number; readonly inputs: () => readonly EngineInput[] }

/**
 * The memory that an account would have, had we followed it: from closes of days and deals, in their
 * order. Every observation carries the doubt of a gap, so nothing of it ends the account.
 */
export function replayHistory(
  phase: CompiledPhase,
  history: AccountHistory,
  news: NewsLookup,
): Replayed {
  const state = [...phase.start(history.startedAt)]
  const verdicts: Verdict[] = []
  const days = [openingOf(phase, state)]
  const book = { balance: phase.terms.startingBalance, memory: noTrades(), lastOpenedAt: 0 }
  const take = (input: EngineInput): void => {
    const before = state[core.dayStartsAt]
    verdicts.push(...phase.evaluateInto(state, input))
    if (state[core.dayStartsAt] !== before) days.push(openingOf(phase, state))
  }
  for (const { inputs } of inOrder(history, { book, news })) inputs().forEach(take)
  take({ ...history.now, kind: 'observation', doubts: ['gapWithoutCatchUp'] })
  const { at } = history.now
  return {
    state: verdicts.length > 0 ? phase.reopen(state, at) : state,
    verdicts,
    days,
    balance: book.balance,
  }
}

function openingOf(phase: CompiledPhase, state: AccountState): Omit<DayOpening, 'accountId'> {
  const { accountId: _, ...day } = dayOpening({ accountId: '', phase, state })
  return day
}

type Book = {
  balance: Minor
  readonly memory: ReturnType<typeof noTrades>
  lastOpenedAt: number
}

type Reading = { readonly book: Book; readonly news: NewsLookup }

function inOrder(history: AccountHistory, reading: Reading): Dated[] {
  const { startedAt, now } = history
  const within = ({ at }: { readonly at: number }) => at >= startedAt && at <= now.at
  const dated: Dated[] = [
    ...history.operations.filter(within).map((operation) => ({
      at: operation.at,
      inputs: () => {
        reading.book.balance = add(reading.book.balance, operation.amount)
        return [{ ...operation, kind: 'balanceOperation' as const }]
      },
    })),
    ...history.deals.filter(within).map((deal) => ({
      at: deal.at,
      inputs: () => inputsOf(deal, reading),
    })),
    ...history.closes.filter(within).map((close) => ({
      at: close.at,
      inputs: () => [observation(reading.book, close)],
    })),
  ]
  // Sorting is stable: what was equal in time keeps the order of the lists.
  return dated.sort((a, b) => a.at - b.at)
}

/**
 * A deal, and the account right after it where that is known: with nothing open equity is the balance,
 * and so it is at the instant in which the first position opens.
 */
function inputsOf(deal: TradeDeal, { book, news }: Reading): EngineInput[] {
  const wasFlat = book.memory.positions.size === 0
  const trade = takeDeal(book.memory, deal, news)
  if (trade === null) return []
  book.balance = add(book.balance, deal.profit)
  if (deal.entry === 'in') book.lastOpenedAt = deal.at
  const isKnown = wasFlat || book.memory.positions.size === 0
  const after = { at: deal.at, balance: book.balance, equity: book.balance }
  return isKnown ? [trade, observation(book, after)] : [trade]
}

const observation = (
  { memory, lastOpenedAt }: Book,
  { at, balance, equity }: { at: number; balance: Minor; equity: Minor },
): Observation => ({
  kind: 'observation',
  at,
  balance,
  equity,
  openPositions: memory.positions.size,
  pendingOrders: 0,
  lastOpenedAt,
  doubts: ['gapWithoutCatchUp'],
})
