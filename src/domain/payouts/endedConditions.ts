import { formatMoney } from '../money/text.js'
import type { Condition, ConditionValue } from './condition.js'
import { leastDayProfit, profitableDays } from './countDays.js'
import { earned } from './earned.js'
import { claimWindow } from './endedPayout.js'
import type { EndedTerms } from './endedTerms.js'
import { methodConditions } from './methodConditions.js'
import type { PayoutFacts } from './payoutFacts.js'
import { quoteEnded } from './quoteEnded.js'
import { count, none, standing, word } from './standing.js'
import { personConditions } from './standingConditions.js'

/**
 * All conditions of the claim to what an ended account had left. The person behind it must meet
 * what every payout asks; of the account only that it ended so, and what the terms of that end say.
 */
export function endedConditions(facts: PayoutFacts): Condition[] {
  const terms = facts.ended?.after?.terms ?? null
  return [
    endedCondition(facts),
    claimedCondition(facts),
    ...personConditions(facts),
    ...(terms ? [windowCondition(facts, terms)] : []),
    settledCondition(facts),
    ...(terms ? dayCondition(facts, terms) : []),
    amountCondition(facts),
    ...(terms ? judgedCondition(terms) : []),
    ...methodConditions(facts),
  ]
}

/** Looked at again at every step: a ruling that is overturned takes the claim with it. */
function endedCondition({ account, ended }: PayoutFacts): Condition {
  const isPaid = ended?.isEnded === true && ended.after !== null && account.stage === 'funded'
  return standing('accountEnded', 'Ended in a way that is paid', {
    met: isPaid,
    value: { kind: 'words', words: [account.stage, account.status] },
    required: word('an end that the program pays after'),
    bind: [account.status, ended?.after?.after ?? null, ended?.at ?? null],
  })
}

const claimedCondition = ({ ended }: PayoutFacts): Condition =>
  standing('notClaimed', 'Not claimed before', none(ended?.claims ?? 0))

function windowCondition({ ended, at, calendar }: PayoutFacts, terms: EndedTerms): Condition {
  const { until, isOpen } = claimWindow(terms, { endedAt: ended?.at ?? at, at, calendar })
  return earned('claimWindow', 'Last day to ask for it', {
    met: isOpen,
    value: { kind: 'time', at },
    required: { is: 'atMost', value: until === null ? { kind: 'none' } : word(until) },
  })
}

function settledCondition({ account, ended }: PayoutFacts): Condition {
  const open = account.openPositions
  return earned('noOpenPositions', 'All closed, final balance read back', {
    met: ended?.isSettled === true && open === 0,
    value: count(open),
    required: { is: 'equal', value: count(0) },
  })
}

function dayCondition({ account }: PayoutFacts, terms: EndedTerms): Condition[] {
  if (!terms.profitableDays) return []
  const from = leastDayProfit(terms.profitableDays, account)
  const days = profitableDays(account.days, from)
  const least = terms.profitableDays.count
  return [
    earned('profitableDays', `Days with ${formatMoney(from, account.currency)} profit or more`, {
      met: days >= least,
      value: { kind: 'days', days },
      required: { is: 'atLeast', value: { kind: 'days', days: least } },
    }),
  ]
}

function amountCondition(facts: PayoutFacts): Condition {
  const quote = quoteEnded(facts)
  const { traderShare, currency } = quote.ok ? quote : quote.figures
  return earned('amount', 'Amount to the trader', {
    met: quote.ok,
    value: { kind: 'money', amount: traderShare, currency },
    required: { is: 'over', value: { kind: 'money', amount: quote.ok ? quote.fee : quote.figures.fee, currency } }, // prettier-ignore
  })
}

/** No figure says whether these hold: whoever approves vouches for them, word by word. */
function judgedCondition({ conditions }: EndedTerms): Condition[] {
  if (conditions.length === 0) return []
  const value: ConditionValue = { kind: 'words', words: conditions }
  const required = { is: 'equal', value } as const
  return [
    {
      ...{ code: 'judged', label: 'Judged by whoever approves', met: true, value, required },
      ...{ blocks: 'approval', judgedOnce: true, bind: conditions },
    },
  ]
}
