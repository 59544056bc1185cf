import { percentText, resetText, daysText } from '../phrasing.js'
import { shareText } from '../shareText.js'
import type { PhaseTerms } from '../types.js'
import type { MinimumTradingDaysParameters } from './parameters.js'

/** The rule as the trader reads it. */
export function minimumTradingDaysWords(
  parameters: MinimumTradingDaysParameters,
  terms: PhaseTerms,
): string {
  const days = daysText(parameters.days)
  const { counts } = parameters
  if (counts === 'opened') return `Open a position on at least ${days}.`
  if (counts === 'open') return `Have a position open on at least ${days}.`
  if (counts === 'flat') return `Close all your positions on at least ${days}.`
  if (counts === 'largeTrade') return largeTradeWords(parameters, days)
  return resultWords(parameters, terms)
}

function largeTradeWords(
  { tradeSizePercent, tradeResultPercent, lossCounts }: MinimumTradingDaysParameters,
  days: string,
): string {
  const worth =
    tradeSizePercent === null
      ? ''
      : ` worth at least ${percentText(tradeSizePercent)} of your account`
  const brought =
    tradeResultPercent === null
      ? ''
      : ` that ${lossCounts ? 'won or lost' : 'won'} at least ${percentText(tradeResultPercent)} of its own worth`
  return `On at least ${days}, close a trade${worth}${brought}.`
}

const attributions = {
  closeDay: 'A trade counts on the day it is closed.',
  openDay: 'A trade counts on the day it was opened.',
  finalCloseDay: 'A trade counts as a whole on the day its last part is closed.',
}

const measures = {
  closed: 'Closed trades count.',
  closedLessOpenLoss: 'Closed trades count, less what open ones are losing at the end of the day.',
  equity: 'The change of your equity counts, open positions included.',
}

function resultWords(parameters: MinimumTradingDaysParameters, terms: PhaseTerms): string {
  const { atLimit, lossCounts, unit, percent } = parameters
  const least = atLimit === 'allowed' ? 'at least' : 'more than'
  const amount =
    unit === 'percentOfDayStart'
      ? `${percentText(percent)} of what the day started with`
      : shareText(parameters, terms)
  return [
    `Make a profit${lossCounts ? ' or a loss' : ''} of ${least} ${amount} on at least ${daysText(parameters.days)}.`,
    parameters.counts === 'trades'
      ? attributions[parameters.attribution]
      : measures[parameters.measure],
    parameters.endsAboveStart ? 'The day must also end above your starting balance.' : '',
    `A day begins at ${resetText(terms.calendar)}.`,
  ]
    .filter((sentence) => sentence !== '')
    .join(' ')
}
