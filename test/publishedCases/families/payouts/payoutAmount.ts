import { bonusOf } from '../../../../src/domain/payouts/additions.js'
import { bufferOf } from '../../../../src/domain/payouts/buffer.js'
import { leastDayProfit, profitableDays } from '../../../../src/domain/payouts/countDays.js'
import { endedPayout } from '../../../../src/domain/payouts/endedPayout.js'
import { endedTermsSchema } from '../../../../src/domain/payouts/endedTerms.js'
import { lockOf, quotePayout, type QuoteInput } from '../../../../src/domain/payouts/quotePayout.js'
import { profitTarget, unlockBalance } from '../../../../src/domain/payouts/target.js'
import { asAsked } from '../../asked.js'
import type { Answer, Family, PublishedCase } from '../../publishedCase.js'
import { decimal } from '../../units.js'
import { isEarned } from './conditions.js'
import { floorAfter } from './floorAfter.js'
import { play } from './play.js'
import { endedTerms, termsOf } from './terms.js'

/** How much an account can be paid, and what of the profit stays. */
export const payoutAmount: Family = (given) => {
  const terms = termsOf(given)
  const input = play(given, terms)
  return asAsked(
    {
      ...amounts(given, input),
      ...levels(input),
      ...series(given, input),
      ...bonus(input),
      ...ended(given, input),
    },
    given,
  )
}

export function figuresOf(input: QuoteInput) {
  const quote = quotePayout(input)
  return { quote, figures: quote.ok ? quote : quote.figures }
}

/** A payout that is not earned is none; the figures say what it would be. */
const paidOf = (input: QuoteInput): number =>
  isEarned(input) ? decimal(figuresOf(input).figures.traderShare) : 0

function amounts(given: PublishedCase, input: QuoteInput): Answer {
  const { figures } = figuresOf(input)
  const { capOrder, shareBeforeCap, withdrawable, balanceAfter, keptBuffer } = figures
  const eligible = isEarned(input)
  const left = eligible ? balanceAfter : input.account.balance
  return {
    eligible,
    payout: paidOf(input),
    balance: decimal(input.account.balance),
    balanceAfter: decimal(left),
    beforeCap: decimal(capOrder === 'splitThenCap' ? shareBeforeCap : withdrawable),
    cappedPool: decimal(figures.shared),
    cappedProfit: decimal(figures.shared),
    deducted: decimal(figures.deducted),
    aboveBuffer: decimal(figures.aboveBuffer),
    leftAsBuffer: decimal(keptBuffer),
    mustKeep: decimal(keptBuffer),
    profit: decimal(figures.profit),
    withdrawable: decimal(withdrawable),
    maxPayout: decimal(figures.traderShare),
    remainingProfit: decimal(eligible ? figures.remainingProfit : figures.profit),
    ...floorAfter(given, input),
  }
}

/** What has to be there. */
function levels(input: QuoteInput): Answer {
  const { figures } = figuresOf(input)
  const { terms, account } = input
  const { buffer, profitableDays: asked } = terms
  return {
    safetyNetProfit: decimal(bufferOf({ buffer, account, number: figures.number })),
    minBalance: decimal(figures.requiredBalance),
    minBalanceForMax: figures.balanceForCap === null ? null : decimal(figures.balanceForCap),
    targetAmount: decimal(profitTarget(input).profit),
    unlocked: terms.unlockProfit === null ? figures.shortBy === 0 : lockOf(input) === null,
    unlockAt: decimal(terms.unlockProfit === null ? figures.requiredBalance : unlockBalance(input)),
    winningDays: asked ? profitableDays(account.days, leastDayProfit(asked, account)) : 0,
  }
}

/** The same after each event: rows, plain figures, or the places at which a payout can be had. */
function series(given: PublishedCase, { terms }: QuoteInput): Answer {
  const after = given.timeline.map((_event, i) => {
    const seen = given.timeline.filter((_, other) => other <= i)
    const input = play(given, terms, seen)
    const payout = paidOf(input)
    return { ...amounts(given, input), i, eligible: isEarned(input), payout, amount: payout }
  })
  return {
    eligibleAt: eligibleAt(given, after),
    payoutAt: isPlain(given.expected['payoutAt']) ? after.map(({ payout }) => payout) : after,
  }
}

type Row = { readonly i: number; readonly eligible: boolean }

function eligibleAt({ timeline, expected }: PublishedCase, after: readonly Row[]): unknown {
  const asked = expected['eligibleAt']
  if (!isPlain(asked)) return after
  if (typeof asked[0] === 'boolean') return after.map(({ eligible }) => eligible)
  const places = after.filter(({ eligible }) => eligible).map(({ i }) => i)
  return typeof asked[0] === 'number' ? places : places.map((i) => timeline[i]?.['day'])
}

/** Whether a list has no rows, but figures, places or days. */
const isPlain = (asked: unknown): asked is readonly unknown[] =>
  Array.isArray(asked) && typeof asked[0] !== 'object'

function bonus({ terms, account, history }: QuoteInput): Answer {
  if (!terms.bonus) return {}
  const { amount, unlockAt, unlocked } = bonusOf(terms.bonus, history.withdrawn, account)
  return {
    withdrawnTotal: decimal(history.withdrawn),
    unlocked,
    unlockAt: decimal(unlockAt),
    bonus: unlocked ? decimal(amount) : 0,
  }
}

/** What is paid of the profit that is left when the account ends. */
function ended(given: PublishedCase, input: QuoteInput): Answer {
  const raw = endedTerms(given.rule.params)
  if (!raw) return {}
  const { account } = input
  const payout = endedPayout({ terms: endedTermsSchema.parse(raw), account, days: account.days })
  // A breach is the loss that ends the account: where the last event is one, it came before that.
  const before = play(given, input.terms, given.timeline.slice(0, -1)).account.balance
  const isLoss = account.balance < before
  return {
    eligible: payout.eligible,
    payout: decimal(payout.amount),
    profit: decimal(payout.remainingProfit),
    remainingProfit: decimal(payout.remainingProfit),
    balanceBeforeBreach: decimal(isLoss ? before : account.balance),
    winningDays: payout.countedDays,
  }
}
