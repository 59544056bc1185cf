import { z } from 'zod'
import {
  breachWhen,
  choice,
  consequence,
  optionalMoney,
  percent,
  rounding,
  testedValue,
} from '../parameters.js'

export const dailyLossParameters = z
  .strictObject({
    anchor: choice(
      {
        higher: 'Higher of balance and equity',
        balance: 'Balance',
        equity: 'Equity',
        highestEquity: 'The day’s highest equity so far',
      },
      {
        direction: { easierThan: { balance: ['higher'], equity: ['higher', 'highestEquity'] } },
        distinguishes: true,
        title: 'Anchor of the day',
        description:
          'What the loss of a day is measured from: taken at the reset, or following the day’s highest equity.',
      },
    ),
    unit: choice(
      {
        percentOfSize: 'Percent of the size',
        amount: 'Amount',
        percentOfAnchor: 'Percent of the anchor',
        percentOfDayStartBalance: 'Percent of the balance at the reset',
      },
      { direction: 'basis', title: 'Of', description: 'How the allowed loss of a day is given.' },
    ),
    percent: percent(500, {
      direction: 'largerIsEasier',
      when: { unit: ['percentOfSize', 'percentOfAnchor', 'percentOfDayStartBalance'] },
      title: 'Limit in percent',
      description: 'Allowed loss of a day, where it is given in percent.',
    }),
    amount: optionalMoney({
      direction: 'largerIsEasier',
      when: { unit: ['amount'] },
      title: 'Limit as an amount',
      description: 'Allowed loss of a day, where it is given as an amount.',
    }),
    tested: testedValue(),
    breachWhen: breachWhen(),
    consequence: consequence(['breach', 'pauseUntilReset', 'blockUntilReset', 'record']),
    rounding: rounding(),
  })
  .refine((given) => given.unit !== 'amount' || given.amount !== null, {
    path: ['amount'],
    message: 'expected an amount, because the limit is given as an amount',
  })

export type DailyLossParameters = z.output<typeof dailyLossParameters>
