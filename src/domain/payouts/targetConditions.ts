import { basisPoints } from '../money/basisPoints.js'
import { larger, subtract } from '../money/minor.js'
import type { Condition, ConditionValue } from './condition.js'
import { winningDays } from './countDays.js'
import { earned } from './earned.js'
import { amountOf } from './figure.js'
import type { PayoutFacts } from './payoutFacts.js'
import { lockOf, type PayoutQuote } from './quotePayout.js'

/** What a program asks beside its buffer; nothing where the terms are silent. */
export function targetConditions(facts: PayoutFacts, quote: PayoutQuote): Condition[] {
  const { terms, account, cycle } = facts
  const { currency } = account
  const conditions: Condition[] = []
  if (terms.cycles) {
    const offered = terms.cycles.map((each) => each.cycle)
    conditions.push(
      earned('cycle', 'Payout cycle chosen', {
        met: cycle !== null && offered.includes(cycle),
        value: cycle === null ? { kind: 'none' } : { kind: 'word', word: cycle, until: null },
        required: { is: 'equal', value: { kind: 'words', words: offered } },
      }),
    )
  }
  if (terms.minimumProfit || terms.minimumBalance !== null) {
    const { requiredBalance } = quote.ok ? quote : quote.figures
    conditions.push(
      earned('target', 'Balance needed for a payout', {
        met: account.balance >= requiredBalance,
        value: { kind: 'money', amount: account.balance, currency },
        required: { is: 'atLeast', value: { kind: 'money', amount: requiredBalance, currency } },
      }),
    )
  }
  if (terms.unlockProfit !== null) {
    const best = larger(account.highestBalance, account.balance)
    const amount = subtract(best, account.startingBalance)
    const required = amountOf(terms.unlockProfit, account)
    conditions.push(
      earned('unlocked', 'Highest profit since the start', {
        met: lockOf(facts) === null,
        value: { kind: 'money', amount, currency },
        required: { is: 'atLeast', value: { kind: 'money', amount: required, currency } },
      }),
    )
  }
  return conditions
}

const labels = {
  losingDays: 'Winning days against losing days',
  allDays: 'Winning days of all days with a result',
}

/** The share of days that were won, where the terms ask for one. */
export function winningDaysCondition({ terms, account }: PayoutFacts): Condition[] {
  if (!terms.winningDays) return []
  const { met, ratioBps, winning } = winningDays(account.days, terms.winningDays)
  const { of, bps, comparator } = terms.winningDays
  const all: ConditionValue = { kind: 'count', count: winning }
  return [
    earned('winningDays', labels[of], {
      met,
      value: ratioBps === null ? all : { kind: 'percent', bps: basisPoints(ratioBps) },
      required: {
        is: comparator === '>=' ? 'atLeast' : 'over',
        value: { kind: 'percent', bps },
      },
    }),
  ]
}
