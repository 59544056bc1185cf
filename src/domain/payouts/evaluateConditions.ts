import { ratioOf, shareOf } from '../money/basisPoints.js'
import { add, larger, minor, zero, type Minor } from '../money/minor.js'
import { formatMoney } from '../money/text.js'
import type { Condition, ConditionCode, ConditionValue, Requirement } from './condition.js'
import { amountOf } from './figure.js'
import { methodConditions } from './methodConditions.js'
import type { PayoutFacts } from './payoutFacts.js'
import { standingConditions } from './standingConditions.js'
import { quotePayout, type PayoutQuote } from './quotePayout.js'
import { waitingTime } from './waitingTime.js'

/**
 * All conditions of a payout, met or not, in the order in which people read them. They are
 * evaluated at the request, at each approval and in the transaction that sends the money.
 */
export function evaluateConditions(facts: PayoutFacts): Condition[] {
  return [...standingConditions(facts), ...earnedConditions(facts), ...methodConditions(facts)]
}

/** What the account earned: judged once, since the request takes the profit off it. */
function earnedConditions(facts: PayoutFacts): Condition[] {
  const { account } = facts
  const quote = quotePayout(facts)
  const open = account.openPositions
  return [
    earned('noOpenPositions', 'No open positions at request', {
      met: open === 0,
      value: { kind: 'count', count: open },
      required: { is: 'equal', value: { kind: 'count', count: 0 } },
    }),
    profitCondition(facts, quote),
    waitingCondition(facts),
    ...dayConditions(facts),
    amountCondition(facts, quote),
  ]
}

function profitCondition({ terms, account }: PayoutFacts, quote: PayoutQuote): Condition {
  const { currency } = account
  const profit = quote.steps.find(({ code }) => code === 'profit')?.amount ?? zero
  const { buffer } = terms
  const least = 'amount' in buffer ? amountOf(buffer.amount, account) : zero
  const inside = !quote.ok && quote.refusals.some(({ code }) => code === 'insideBuffer')
  return earned('profit', 'Profit since last payout', {
    met: profit > 0 && !inside,
    value: { kind: 'money', amount: profit, currency },
    required: {
      is: buffer.kind === 'reached' ? 'atLeast' : 'over',
      value: { kind: 'money', amount: least, currency },
    },
  })
}

function waitingCondition(facts: PayoutFacts): Condition {
  const { account, history, terms, calendar, at } = facts
  const { openedAt, firstTradeAt } = account
  const { lastRequestedAt } = history
  const first = lastRequestedAt === null
  const since = terms.waitFrom === 'firstTrade' ? 'the first trade' : 'the account was opened'
  const waiting = waitingTime({ terms, calendar, openedAt, firstTradeAt, lastRequestedAt, at })
  return earned('waitingTime', first ? `Days since ${since}` : 'Days since last payout', {
    met: waiting.over,
    value: waiting.days === null ? { kind: 'none' } : { kind: 'days', days: waiting.days },
    required: { is: 'atLeast', value: { kind: 'days', days: waiting.required } },
  })
}

function dayConditions({ terms, account }: PayoutFacts): Condition[] {
  const conditions: Condition[] = []
  const { currency, days } = account
  if (terms.tradingDays > 0) {
    const count = days.filter(({ traded }) => traded).length
    conditions.push(
      earned('tradingDays', 'Trading days since last payout', {
        met: count >= terms.tradingDays,
        value: { kind: 'days', days: count },
        required: { is: 'atLeast', value: { kind: 'days', days: terms.tradingDays } },
      }),
    )
  }
  if (terms.profitableDays) {
    const { count: least, minimum } = terms.profitableDays
    const from = larger(minor(1), amountOf(minimum, account))
    const count = days.filter(({ profit }) => profit >= from).length
    conditions.push(
      earned('profitableDays', `Days with ${formatMoney(from, currency)} profit or more`, {
        met: count >= least,
        value: { kind: 'days', days: count },
        required: { is: 'atLeast', value: { kind: 'days', days: least } },
      }),
    )
  }
  if (terms.bestDayBps !== null) {
    const total = days.reduce((sum, { profit }) => add(sum, profit), zero)
    const best = days.reduce<Minor>((most, { profit }) => larger(most, profit), zero)
    const limit = { kind: 'share', bps: terms.bestDayBps, amount: total, currency } as const
    conditions.push(
      earned('bestDay', 'Best day, share of profit', {
        met: total > 0 && best <= shareOf(total, terms.bestDayBps, 'down'),
        value: { kind: 'share', bps: ratioOf(best, total), amount: best, currency },
        required: { is: 'atMost', value: limit },
      }),
    )
  }
  return conditions
}

function amountCondition({ terms, account }: PayoutFacts, quote: PayoutQuote): Condition {
  const { currency } = account
  const money = (amount: Minor): ConditionValue => ({ kind: 'money', amount, currency })
  const minimum = money(amountOf(terms.minimum, account))
  const share = quote.steps.find(({ code }) => code === 'traderAfterCap' || code === 'traderShare')
  const tooLittle =
    !quote.ok &&
    quote.refusals.some(({ code }) => code === 'belowMinimum' || code === 'feeExceedsShare')
  return earned('amount', 'Amount to the trader', {
    met: share !== undefined && !tooLittle,
    value: money(share?.amount ?? zero),
    required:
      quote.ok && quote.cap !== null && quote.capOrder === 'splitThenCap'
        ? { is: 'between', value: minimum, to: money(quote.cap) }
        : { is: 'atLeast', value: minimum },
  })
}

type Judged = {
  readonly met: boolean
  readonly value: ConditionValue
  readonly required: Requirement
}

/** Figures of the request do not change afterwards, so the approval vouches for them as they are. */
const earned = (code: ConditionCode, label: string, judged: Judged): Condition => ({
  code,
  label,
  ...judged,
  blocks: 'request',
  judgedOnce: true,
  bind: [judged.met, JSON.stringify(judged.value)],
})
