import { bufferWords } from './bufferWords.js'
import { endedWords } from './endedWords.js'
import type { SizeOf } from './figure.js'
import { amountOf } from './figure.js'
import type { PayoutTerms } from './payoutTerms.js'
import { dayWords, figureWords, ordinal, percentWords } from './wordParts.js'
import { capWords, splitWords } from './splitWords.js'

/**
 * How a program pays out, as sentences to the trader with the amounts of this size. Terms that ask
 * for nothing are not mentioned.
 *
 * @throws DomainFault when the terms have no figure for the size
 */
export function payoutWords(terms: PayoutTerms, account: SizeOf): string[] {
  return [
    ...splitWords(terms, account),
    ...waitWords(terms),
    ...targetWords(terms, account),
    ...dayRuleWords(terms, account),
    ...bufferWords(terms.buffer, account),
    ...capWords(terms, account),
    ...resetWords(terms),
    ...amountWords(terms, account),
    ...additionWords(terms, account),
    ...endedWords(terms, account),
  ]
}

function waitWords(terms: PayoutTerms): string[] {
  const { cycles, firstWaitDays, nextWaitDays } = terms
  if (cycles) {
    const each = cycles.map(({ cycle, days }) => `${cycle} every ${dayWords(days)}`).join(', ')
    return [`You choose how often: ${each}.`]
  }
  const start = terms.waitFrom === 'firstTrade' ? 'your first trade' : 'the account was opened'
  const next =
    terms.nextWaitFrom === 'request'
      ? 'the last request'
      : 'the first trade on a day after the last request'
  const counts =
    terms.waitCounts === 'hours'
      ? ' A day is 24 hours.'
      : terms.startDayCounts
        ? ' The day of the start counts as the first one.'
        : ''
  const first =
    firstWaitDays === 0
      ? 'The first payout needs no waiting'
      : `The first payout can be asked for ${dayWords(firstWaitDays)} after ${start}`
  const later =
    nextWaitDays === 0 ? 'later ones need none' : `each later one ${dayWords(nextWaitDays)} after ${next}` // prettier-ignore
  return [`${first}, ${later}.${counts}`]
}

function targetWords(terms: PayoutTerms, account: SizeOf): string[] {
  const { minimumProfit, minimumBalance, unlockProfit, balanceBase } = terms
  const words: string[] = []
  const from =
    balanceBase === 'startingBalance' ? 'the starting balance' : 'what the last payout left'
  minimumProfit?.forEach((figure, index) => {
    const isLast = index === minimumProfit.length - 1
    const which =
      minimumProfit.length === 1
        ? 'A payout'
        : `The ${ordinal(index + 1)} payout${isLast ? ' and every later one' : ''}`
    const amount =
      typeof figure === 'object' && 'ofLastBalanceBps' in figure
        ? `${percentWords(figure.ofLastBalanceBps)} of ${lastBalance(index, minimumProfit.length)}`
        : `${figureWords(figure, account)} above ${from}`
    if (figure !== 0) words.push(`${which} needs a profit of ${amount}.`)
  })
  if (minimumBalance !== null) {
    words.push(`A payout needs a balance of ${figureWords(minimumBalance, account)}.`)
  }
  if (unlockProfit !== null) {
    const amount = figureWords(unlockProfit, account)
    words.push(`Payouts open once your profit has reached ${amount}; it need not stay there.`)
  }
  return words
}

function dayRuleWords(terms: PayoutTerms, account: SizeOf): string[] {
  const { tradingDays, profitableDays, winningDays, bestDayBps, dailyProfitCap } = terms
  const words: string[] = []
  if (tradingDays > 0) words.push(`You need ${dayWords(tradingDays)} with a trade since the last payout.`) // prettier-ignore
  if (profitableDays) {
    const { count, minimum, since } = profitableDays
    const when = since === 'start' ? 'since the start' : 'since the last payout'
    words.push(`You need ${dayWords(count)} with a profit of ${leastWords(minimum, account)} ${when}.`) // prettier-ignore
  }
  if (winningDays) {
    const { bps, of, comparator } = winningDays
    const others = of === 'losingDays' ? 'losing days' : 'all days with a result'
    const least = comparator === '>=' ? 'at least' : 'more than'
    words.push(`Your winning days must be ${least} ${percentWords(bps)} of ${others}.`)
  }
  if (bestDayBps !== null) {
    words.push(`Your best day may bring at most ${percentWords(bestDayBps)} of the profit.`)
  }
  if (dailyProfitCap) {
    const { amount, excess } = dailyProfitCap
    const rest = excess === 'stays' ? 'stays on the account' : 'is taken off and not paid'
    words.push(`Of one day’s profit ${figureWords(amount, account)} count; what is over ${rest}.`)
  }
  return words
}

/** Before the first payout nothing was left by one. */
const lastBalance = (index: number, length: number): string => {
  const left = 'the balance that the payout before left'
  if (index > 0) return left
  return length === 1 ? `${left}, for the first one the starting balance` : 'the starting balance'
}

const leastWords = (figure: Parameters<typeof amountOf>[0], account: SizeOf): string =>
  amountOf(figure, account) === 0 ? 'any amount' : `${figureWords(figure, account)} or more`

const resetWords = ({ afterPayout }: PayoutTerms): string[] =>
  afterPayout === 'keepsRest'
    ? []
    : ['After each payout the account begins again at its starting balance.']

function amountWords({ minimum, minimumOf, transferFee }: PayoutTerms, account: SizeOf): string[] {
  const words: string[] = []
  if (amountOf(minimum, account) > 0) {
    const what = minimumOf === 'share' ? 'Your share' : 'The profit that is shared'
    words.push(`${what} must be at least ${figureWords(minimum, account)}.`)
  }
  if (transferFee?.paidBy === 'trader') {
    words.push(`The transfer costs ${figureWords(transferFee.amount, account)}, which you pay.`)
  }
  return words
}

function additionWords({ feeRefund, bonus }: PayoutTerms, account: SizeOf): string[] {
  const words: string[] = []
  if (feeRefund) {
    const { bps, payout, fee } = feeRefund
    const which = fee === 'lastPaid' ? 'the fee you paid last' : 'the fee you paid first'
    words.push(
      `With the ${ordinal(payout)} payout you get back ${percentWords(bps)} of ${which} for the challenge.`,
    )
  }
  if (bonus) {
    const target = figureWords(bonus.target, account)
    const after = figureWords(bonus.afterWithdrawn, account)
    words.push(
      `Once you have withdrawn ${after}, ${percentWords(bonus.bps)} of the challenge target of ${target} is added.`,
    )
  }
  return words
}
