import { dayResultSlots } from '../dayResults.js'
import { ledgerSlots } from '../dayLedger.js'
import { defineRule, type PhaseContext, type RuleSteps } from '../defineRule.js'
import { rowsOf } from '../explanation.js'
import { daysText } from '../phrasing.js'
import {
  countFlatDays,
  countLargeTrades,
  countOpenDays,
  countOpenings,
  countResults,
  countTrades,
  type Counting,
} from './counting.js'
import { minimumTradingDaysParameters, type MinimumTradingDaysParameters } from './parameters.js'
import { minimumTradingDaysWords } from './words.js'

const slotsFor: Readonly<Record<MinimumTradingDaysParameters['counts'], readonly string[]>> = {
  opened: ['days', 'countedDay'],
  open: ['days', 'countedDay'],
  flat: ['days', 'countedDay'],
  result: ['days', ...dayResultSlots],
  trades: ['days', ...ledgerSlots],
  largeTrade: ['days', ...ledgerSlots],
}

/** Days that count before a phase can pass, in each of the published definitions. */
export const minimumTradingDays = defineRule({
  name: 'minimumTradingDays',
  revision: 1,
  label: 'Minimum trading days',
  description: 'How many days must count before the phase can pass.',
  parameters: minimumTradingDaysParameters,
  slots: ({ counts }) => slotsFor[counts],
  needs: ({ counts }) =>
    counts === 'trades' || counts === 'largeTrade' ? ['observations', 'trades'] : ['observations'],
  passing: 'condition',
  limitKind: 'tradingDays',
  compile,
  words: minimumTradingDaysWords,
  explain: (verdict, parameters, terms) => ({
    title: 'Minimum trading days',
    words: minimumTradingDaysWords(parameters, terms),
    summary: `${daysText(verdict.figure)} counted of ${daysText(parameters.days)} needed.`,
    rows: [
      rowsOf('limit')('Days needed', String(parameters.days)),
      rowsOf('figure')('Days that count', String(verdict.figure)),
    ],
  }),
})

function countingOf(
  parameters: MinimumTradingDaysParameters,
  context: PhaseContext<string>,
): Counting {
  if (parameters.counts === 'opened') return countOpenings(context)
  if (parameters.counts === 'open') return countOpenDays(context)
  if (parameters.counts === 'flat') return countFlatDays(context)
  if (parameters.counts === 'result') return countResults(parameters, context)
  if (parameters.counts === 'trades') return countTrades(parameters, context)
  return countLargeTrades(parameters, context)
}

function compile(
  parameters: MinimumTradingDaysParameters,
  context: PhaseContext<string>,
): RuleSteps {
  const { steps, count } = countingOf(parameters, context)
  return {
    start: () => undefined,
    ...steps,
    met: (state) => count(state) >= parameters.days,
    standing(state) {
      const figure = count(state)
      const used = Math.floor((figure * 10_000) / parameters.days)
      return { unit: 'days', limit: parameters.days, figure, used }
    },
  }
}
