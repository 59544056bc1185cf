import { formatMoney } from '../money/text.js'
import { amountOf, type Figure, type SizeOf } from '../payouts/figure.js'
import type { PayoutTerms } from '../payouts/payoutTerms.js'
import { daysText, percentText } from '../rules/phrasing.js'

/**
 * How a program pays out, as sentences to the trader with the amounts of this size.
 *
 * @throws DomainFault when the terms have no figure for the size
 */
export function payoutInWords(terms: PayoutTerms, account: SizeOf): string[] {
  const amount = (figure: Figure) =>
    `${formatMoney(amountOf(figure, account), account.currency)} ${account.currency}`
  return [
    `You receive ${inTurn(terms.splitBps.map(percentText))} of the profit you withdraw.`,
    ...waitWords(terms),
    ...demandWords(terms, amount),
    ...bufferWords(terms.buffer, amount),
    ...amountWords(terms, amount),
  ]
}

type Amount = (figure: Figure) => string

/** `80 %`, or `80 %, then 90 %` by payout number. */
const inTurn = (texts: readonly string[]): string => texts.join(', then ')

function waitWords({ firstWaitDays, nextWaitDays, waitFrom }: PayoutTerms): string[] {
  const from = waitFrom === 'firstTrade' ? 'your first trade' : 'the account was opened'
  const first =
    firstWaitDays === 0
      ? 'You may ask for your first payout at once.'
      : `You may ask for your first payout ${daysText(firstWaitDays)} after ${from}.`
  if (nextWaitDays === 0) return [first]
  return [first, `Later payouts need ${daysText(nextWaitDays)} since the last request.`]
}

function demandWords(terms: PayoutTerms, amount: Amount): string[] {
  const { tradingDays, profitableDays, bestDayBps, balanceBase } = terms
  const base =
    balanceBase === 'afterLastPayout' ? ['Profit counts from what the last payout left.'] : []
  const days =
    tradingDays === 0 ? [] : [`Each payout needs ${daysText(tradingDays)} with a trade before it.`]
  const good = profitableDays
    ? [
        `Each payout needs ${daysText(profitableDays.count)} with a profit of ${amount(profitableDays.minimum)} or more before it.`,
      ]
    : []
  const best =
    bestDayBps === null
      ? []
      : [`Your best day may bring at most ${percentText(bestDayBps)} of the profit.`]
  return [...base, ...days, ...good, ...best]
}

function bufferWords(buffer: PayoutTerms['buffer'], amount: Amount): string[] {
  if (buffer.kind === 'none') return []
  if (buffer.kind === 'shareKept') {
    return [`${percentText(buffer.bps)} of the profit stays on the account.`]
  }
  return buffer.kind === 'kept'
    ? [`A profit of ${amount(buffer.amount)} stays on the account; what is above it can be paid.`]
    : [`Once the profit has reached ${amount(buffer.amount)}, all of it can be paid.`]
}

function amountWords(terms: PayoutTerms, amount: Amount): string[] {
  const { minimum, cap, capOrder, overCap, transferFee } = terms
  const least = minimum === 0 ? [] : [`The smallest payout is ${amount(minimum)}.`]
  const what = capOrder === 'capThenSplit' ? 'profit counts for one payout' : 'is paid at once'
  const most = cap ? [`At most ${inTurn(cap.map(amount))} ${what}.`] : []
  const over =
    cap && overCap === 'deducted' ? ['Profit above that is taken without being paid.'] : []
  const fee = transferFee
    ? [
        transferFee.paidBy === 'trader'
          ? `A transfer costs you ${amount(transferFee.amount)}.`
          : `We bear the ${amount(transferFee.amount)} that a transfer costs.`,
      ]
    : []
  return [...least, ...most, ...over, ...fee]
}
