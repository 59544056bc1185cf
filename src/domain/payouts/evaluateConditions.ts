import { ratioOf, shareOf } from '../money/basisPoints.js'
import { add, larger, zero, type Minor } from '../money/minor.js'
import { formatMoney } from '../money/text.js'
import type { Condition, ConditionValue } from './condition.js'
import { leastDayProfit, profitableDays } from './countDays.js'
import { bufferOf } from './buffer.js'
import { amountOf } from './figure.js'
import { methodConditions } from './methodConditions.js'
import type { PayoutFacts } from './payoutFacts.js'
import { earned } from './earned.js'
import { standingConditions } from './standingConditions.js'
import { targetConditions, winningDaysCondition } from './targetConditions.js'
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
    ...targetConditions(facts, quote),
    waitingCondition(facts),
    ...dayConditions(facts),
    ...winningDaysCondition(facts),
    amountCondition(facts, quote),
  ]
}

function profitCondition(facts: PayoutFacts, quote: PayoutQuote): Condition {
  const { terms, account } = facts
  const { currency } = account
  const profit = quote.steps.find(({ code }) => code === 'profit')?.amount ?? zero
  const { buffer } = terms
  const number = facts.history.payouts + 1
  const isInside = quote.ok && quote.insideBuffer
  const least = isInside ? zero : bufferOf({ buffer, account, number })
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
  const { account, history, terms, calendar, cycle, at } = facts
  const { openedAt, firstTradeAt, tradedSinceAt } = account
  const { lastRequestedAt } = history
  const first = lastRequestedAt === null
  const since = terms.waitFrom === 'firstTrade' ? 'the first trade' : 'the account was opened'
  const started = { openedAt, firstTradeAt, tradedSinceAt, lastRequestedAt }
  const waiting = waitingTime({ terms, calendar, ...started, cycle, at })
  const later =
    terms.nextWaitFrom === 'request'
      ? 'Days since last payout'
      : 'Days since the first trade after the last payout'
  return earned('waitingTime', first ? `Days since ${since}` : later, {
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
    const { count: least, since } = terms.profitableDays
    const from = leastDayProfit(terms.profitableDays, account)
    const counted = since === 'start' ? [...account.earlierDays, ...days] : days
    const count = profitableDays(counted, from)
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
  const figures = quote.ok ? quote : quote.figures
  const isShare = terms.minimumOf === 'share'
  const amount = isShare ? figures.traderShare : figures.shared
  const tooLittle =
    !quote.ok &&
    quote.refusals.some(({ code }) => code === 'belowMinimum' || code === 'feeExceedsShare')
  return earned('amount', isShare ? 'Amount to the trader' : 'Profit shared', {
    met: amount > 0 && !tooLittle,
    value: money(larger(zero, amount)),
    required:
      isShare && quote.ok && quote.cap !== null && quote.capOrder === 'splitThenCap'
        ? { is: 'between', value: minimum, to: money(quote.cap) }
        : { is: 'atLeast', value: minimum },
  })
}
