import type { SizeOf } from './figure.js'
import type { PayoutTerms } from './payoutTerms.js'
import { byNumber, figureWords, firstPayouts, percentWords } from './wordParts.js'

/** What of the profit is the trader's. */
export function splitWords(terms: PayoutTerms, account: SizeOf): string[] {
  const { splitBps, cycles, splitByWithdrawn } = terms
  if (cycles) {
    const each = cycles.map(({ cycle, bps }) => `${percentWords(bps)} ${cycle}`).join(', ')
    return [`Your share of the profit depends on the payout cycle you choose: ${each}.`]
  }
  if (splitByWithdrawn) {
    const { of, steps } = splitByWithdrawn
    const each = steps.map(({ from, bps }) =>
      from === 0
        ? `${percentWords(bps)} at first`
        : `${percentWords(bps)} from ${figureWords(from, account)} on`,
    )
    const counted =
      of === 'part'
        ? 'each part of the profit gets the share of its step'
        : 'a payout gets the share of the step it begins in'
    return [
      `Your share grows or falls with the profit that was shared before: ${each.join(', ')}; ${counted}.`,
    ]
  }
  return [`Your share of the profit is ${byNumber(splitBps.map(percentWords), 'of')}.`]
}

/** The most that one payout can be. */
export function capWords(terms: PayoutTerms, account: SizeOf): string[] {
  const { cap, capOfBalanceBps, capPayouts, capOrder } = terms
  if (cap === null && capOfBalanceBps === null) return []
  const limits = [
    ...(cap === null
      ? []
      : [
          byNumber(
            cap.map((figure) => figureWords(figure, account)),
            'for',
          ),
        ]),
    ...(capOfBalanceBps === null ? [] : [`${percentWords(capOfBalanceBps)} of the balance`]),
  ]
  const which = capPayouts === null ? '' : ` The limit holds for ${firstPayouts(capPayouts)}.`
  const lower = limits.length > 1 ? ' The lower limit holds.' : ''
  const what =
    capOrder === 'capThenSplit' ? 'The profit shared by one payout' : 'Your share of one payout'
  return [
    `${what} is at most ${limits.join(', or ')}; what is over ${over(terms)}.${lower}${which}`,
  ]
}

function over({ overCap, afterPayout }: PayoutTerms): string {
  if (overCap === 'stays' && afterPayout === 'keepsRest') return 'stays on the account'
  return overCap === 'cancelled' ? 'is cancelled' : 'is taken off and not paid'
}
