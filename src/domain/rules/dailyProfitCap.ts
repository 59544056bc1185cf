import { z } from 'zod'
import { countedDay } from '../consistency/bestDay.js'
import { add, minor, subtract, type Minor } from '../money/minor.js'
import { moneyIn } from './coreSlots.js'
import { dayResultSlots, followDays } from './dayResults.js'
import { defineRule, type PhaseContext, type RuleSteps } from './defineRule.js'
import { rowsOf } from './explanation.js'
import { choice, optionalMoney, percent } from './parameters.js'
import { amountText } from './phrasing.js'
import { shareAmount, shareText } from './shareText.js'
import type { PhaseTerms } from './types.js'

const dailyProfitCapParameters = z
  .strictObject({
    unit: choice(
      { percentOfSize: 'Percent of the size', amount: 'Amount' },
      { direction: 'basis', title: 'Of', description: 'How the cap is given.' },
    ),
    percent: percent(300, {
      direction: 'largerIsEasier',
      when: { unit: ['percentOfSize'] },
      title: 'Cap in percent',
      description: 'What a day may bring at most, where it is given in percent.',
    }),
    amount: optionalMoney({
      direction: 'largerIsEasier',
      when: { unit: ['amount'] },
      title: 'Cap as an amount',
      description: 'What a day may bring at most, where it is given as an amount.',
    }),
  })
  .refine((given) => given.unit !== 'amount' || (given.amount ?? 0) > 0, {
    path: ['amount'],
    message: 'expected an amount above zero, because the cap is given as an amount',
  })

type Parameters = z.output<typeof dailyProfitCapParameters>
type Slot = 'excess' | (typeof dayResultSlots)[number]

const words = (parameters: Parameters, terms: PhaseTerms): string =>
  `A day counts with at most ${shareText(parameters, terms)} of profit. What it brings above that is not counted; nothing is broken by it.`

/** Profit of a day above the cap does not count towards targets and payouts. */
export const dailyProfitCap = defineRule({
  name: 'dailyProfitCap',
  revision: 1,
  label: 'Daily profit cap',
  description: 'How much of a day’s profit counts.',
  parameters: dailyProfitCapParameters,
  slots: ['excess', ...dayResultSlots],
  needs: ['observations'],
  compile,
  words,
  explain: (_verdict, parameters, terms) => ({
    title: 'Daily profit cap',
    words: words(parameters, terms),
    summary: 'Profit above the cap of a day does not count.',
    rows: [rowsOf('limit')('Cap of a day', amountText(shareAmount(parameters, terms), terms))],
  }),
})

function compile(parameters: Parameters, { slots, terms }: PhaseContext<Slot>): RuleSteps {
  const cap = minor(shareAmount(parameters, terms))
  const excess = (result: Minor) => subtract(result, countedDay(result, cap))
  const days = followDays(slots, 'balance', (state, result) => {
    state[slots.excess] = add(moneyIn(state, slots.excess), excess(result))
  })
  return {
    ...days.steps,
    excluded: (state) =>
      add(moneyIn(state, slots.excess), add(excess(days.last(state)), excess(days.today(state)))),
    standing: () => null,
  }
}
