import { rowsOf, type Explanation } from '../explanation.js'
import { amountText, percentText } from '../phrasing.js'
import type { PhaseTerms, Verdict } from '../types.js'
import type { ConsistencyParameters } from './parameters.js'

export function consistencyWords(parameters: ConsistencyParameters, terms: PhaseTerms): string {
  return [
    first(parameters, terms),
    parameters.dayValue === 'closed'
      ? 'A day counts with its closed trades.'
      : 'A day counts with the change of your equity, open positions included.',
    parameters.effect === 'waits' ? 'Breaking it ends nothing: keep trading until it is met.' : '',
    parameters.restartsWithPayout ? 'After a payout the days are counted anew.' : '',
  ]
    .filter((sentence) => sentence !== '')
    .join(' ')
}

function first(parameters: ConsistencyParameters, terms: PhaseTerms): string {
  const { percent, atLimit } = parameters
  const share = percentText(percent)
  if (parameters.measure === 'averageOfOthers') {
    const least = atLimit === 'allowed' ? 'at least' : 'more than'
    return `Your other days must bring on average ${least} ${share} of your best day.`
  }
  const most = atLimit === 'allowed' ? 'at most' : 'less than'
  const of =
    parameters.of === 'target' ? amountText(parameters.amount ?? 0, terms) : 'your profit so far'
  return parameters.effect === 'waits'
    ? `Your best day may bring ${most} ${share} of ${of}.`
    : `What a day brings above ${share} of ${of} does not count.`
}

/** The rule never decides against an account; it is explained where a pass is. */
export function consistencyExplanation(
  verdict: Verdict,
  parameters: ConsistencyParameters,
  terms: PhaseTerms,
): Explanation {
  return {
    title: 'Consistency',
    words: consistencyWords(parameters, terms),
    summary: 'The best day is within its share of the profit.',
    rows: [
      rowsOf('limit')('Limit', amountText(verdict.limit, terms)),
      rowsOf('figure')('Figure', amountText(verdict.figure, terms), { tone: 'strong' }),
    ],
  }
}
