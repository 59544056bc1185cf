import { add, larger, subtract, zero, type Minor } from '../money/minor.js'
import type { SizeOf } from './figure.js'
import type { PayoutTerms } from './payoutTerms.js'
import { noHistory, type DayResult, type QuoteInput } from './quotePayout.js'

/** What happens on an account of a worked example, in this order. */
export type ExampleEvent =
  /** A day ended with this result of closed trades. */
  | { readonly kind: 'day'; readonly date: string; readonly profit: Minor }
  /** The account has so much above its start now. */
  | { readonly kind: 'profit'; readonly profit: Minor }
  | { readonly kind: 'balance'; readonly balance: Minor }
  /** So much left the account; `balance` is what it has then, where that is known. */
  | { readonly kind: 'payout'; readonly amount: Minor; readonly balance?: Minor }
  /** The next payout is this one; nothing is known of the earlier ones. */
  | { readonly kind: 'number'; readonly number: number }

export type Example = {
  readonly terms: PayoutTerms
  readonly account: SizeOf & { readonly startingBalance: Minor }
  readonly events: readonly ExampleEvent[]
  readonly cycle?: QuoteInput['cycle']
}

/**
 * What a quote looks at, for an account that a person describes: previews of a program and worked
 * examples are quoted like a real account.
 */
export function exampleAccount({ terms, account, events, cycle = null }: Example): QuoteInput {
  const { startingBalance } = account
  const start: Played = {
    balance: startingBalance,
    highest: startingBalance,
    days: [],
    history: noHistory,
  }
  const { balance, highest, days, history } = events.reduce(
    (played, event) => withHighest(step(played, event, startingBalance)),
    start,
  )
  return {
    terms,
    account: { ...account, balance, highestBalance: highest, openPositions: 0, days, fees: [] },
    history,
    cycle,
  }
}

type Played = {
  readonly balance: Minor
  readonly highest: Minor
  readonly days: readonly DayResult[]
  readonly history: QuoteInput['history']
}

const withHighest = (played: Played): Played => ({
  ...played,
  highest: larger(played.highest, played.balance),
})

function step(played: Played, event: ExampleEvent, startingBalance: Minor): Played {
  const { balance, days, history } = played
  switch (event.kind) {
    case 'day': {
      const { date, profit } = event
      const others = days.filter((day) => day.date !== date)
      const before = days.find((day) => day.date === date)?.profit ?? zero
      const day = { date, profit: add(before, profit), traded: true }
      return { ...played, balance: add(balance, profit), days: [...others, day] }
    }
    case 'profit':
      return { ...played, balance: add(startingBalance, event.profit) }
    case 'balance':
      return { ...played, balance: event.balance }
    case 'payout': {
      const after = event.balance ?? subtract(balance, event.amount)
      return {
        ...played,
        balance: after,
        days: [],
        history: {
          ...history,
          payouts: history.payouts + 1,
          balanceAfterLast: after,
          sharedProfit: add(history.sharedProfit, event.amount),
          withdrawn: add(history.withdrawn, event.amount),
        },
      }
    }
    case 'number':
      return { ...played, history: { ...history, payouts: event.number - 1 } }
  }
}
