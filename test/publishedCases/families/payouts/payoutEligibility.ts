import { add, type Minor } from '../../../../src/domain/money/minor.js'
import { leastDayProfit, profitableDays } from '../../../../src/domain/payouts/countDays.js'
import { endedPayout } from '../../../../src/domain/payouts/endedPayout.js'
import { endedTermsSchema } from '../../../../src/domain/payouts/endedTerms.js'
import type { PayoutTerms } from '../../../../src/domain/payouts/payoutTerms.js'
import type { QuoteInput } from '../../../../src/domain/payouts/quotePayout.js'
import { profitTarget, requiredBalance } from '../../../../src/domain/payouts/target.js'
import type { Answer, Family, PublishedCase } from '../../publishedCase.js'
import { decimal, money } from '../../units.js'
import { isEarned } from './conditions.js'
import { figuresOf } from './payoutAmount.js'
import { play } from './play.js'
import { endedTerms, termsOf } from './terms.js'
import { waits } from './waits.js'

/** Who may ask for a payout: what has to be there, and from when. */
export const payoutEligibility: Family = (given) => {
  const terms = termsOf(given)
  const played = given.timeline.filter(({ event }) => event === undefined || event === 'payout')
  if (given.timeline.some(({ event }) => event === 'cycle_start' || event === 'trade')) {
    return waits(given)
  }
  const input = play(given, terms, played)
  return { ...standing(input), ...afterBreak(given, input), ...targets(given, terms) }
}

function standing(input: QuoteInput): Answer {
  const { figures } = figuresOf(input)
  const { terms, account } = input
  const asked = terms.profitableDays
  return {
    eligible: isEarned(input),
    aboveBuffer: decimal(figures.aboveBuffer),
    minProfit: decimal(profitTarget(input).profit),
    shortBy: decimal(figures.shortBy),
    winningDays: asked ? profitableDays(account.days, leastDayProfit(asked, account)) : 0,
  }
}

function afterBreak({ rule }: PublishedCase, { account }: QuoteInput): Answer {
  const raw = endedTerms(rule.params)
  if (!raw) return {}
  const payout = endedPayout({ terms: endedTermsSchema.parse(raw), account, days: account.days })
  return { afterRuleBreakPayout: decimal(payout.amount) }
}

/**
 * The balance that each payout needs: before each one of the timeline, and before the next where
 * the case asks for one more.
 */
function targets(given: PublishedCase, terms: PayoutTerms): Answer {
  const start: Stage = { seen: [], required: [], after: [] }
  const end = given.timeline.reduce<Stage>(
    (stage, event) => nextStage(given, terms, { stage, event }),
    start,
  )
  const asked = given.expected['requiredBalances']
  const asksForNext = Array.isArray(asked) && asked.length > end.required.length
  const next = asksForNext ? [requiredBalance(play(given, terms, end.seen))] : []
  return {
    requiredBalances: [...end.required, ...next].map(decimal),
    balanceAfter: end.after.map(decimal),
  }
}

type Event = PublishedCase['timeline'][number]

type Stage = {
  readonly seen: readonly Event[]
  readonly required: readonly Minor[]
  readonly after: readonly Minor[]
}

type Step = { readonly stage: Stage; readonly event: Event }

function askedWith(event: Event, required: Minor): unknown {
  if (event['balance'] === undefined || event['amount'] === undefined) return event['balance']
  const balance = money(event['balance'])
  return balance < required ? decimal(add(balance, money(event['amount']))) : event['balance']
}

/**
 * The balance of such a payout is the one that it was asked for with, unless no payout could be asked
 * for with so little: then it is what the payout left. Where none is stated the account stands at
 * what the payout needs.
 */
function nextStage(given: PublishedCase, terms: PayoutTerms, { stage, event }: Step): Stage {
  if (event['event'] !== 'payout') return { ...stage, seen: [...stage.seen, event] }
  const before = play(given, terms, stage.seen)
  const required = requiredBalance(before)
  const stands = before.account.balance < required ? decimal(required) : undefined
  const balance = askedWith(event, required) ?? stands
  const asked = balance === undefined ? [] : [{ balance }]
  const seen = [...stage.seen, ...asked, { event: 'payout', amount: event['amount'] }]
  return {
    seen,
    required: [...stage.required, required],
    after: [...stage.after, play(given, terms, seen).account.balance],
  }
}
