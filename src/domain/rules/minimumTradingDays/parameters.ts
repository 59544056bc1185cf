import { z } from 'zod'
import { choice, days, optionalMoney, optionalPercent, percent, yesNo } from '../parameters.js'

const measured = { counts: ['result', 'trades'] }

export const minimumTradingDaysParameters = z
  .strictObject({
    days: days(4, {
      direction: 'largerIsHarder',
      title: 'Days',
      description: 'How many days must count before the phase can pass.',
    }),
    counts: choice(
      {
        opened: 'A position was opened on it',
        open: 'A position was open on it',
        flat: 'All positions were closed on it',
        result: 'It brought enough',
        trades: 'Its trades brought enough',
        largeTrade: 'A trade of enough size was closed on it',
      },
      {
        direction: 'unclear',
        distinguishes: true,
        title: 'A day counts when',
        description: 'What makes a trading day.',
      },
    ),
    unit: choice(
      {
        percentOfSize: 'Percent of the size',
        amount: 'Amount',
        percentOfDayStart: 'Percent of what the day started with',
      },
      {
        direction: 'basis',
        title: 'Of',
        description: 'How the result of a day is given.',
        when: measured,
      },
    ),
    percent: percent(50, {
      direction: 'largerIsHarder',
      title: 'Result in percent',
      description: 'What a day must bring, where it is given in percent.',
      when: { ...measured, unit: ['percentOfSize', 'percentOfDayStart'] },
    }),
    amount: optionalMoney({
      direction: 'largerIsHarder',
      title: 'Result as an amount',
      description: 'What a day must bring, where it is given as an amount.',
      when: { ...measured, unit: ['amount'] },
    }),
    atLimit: choice(
      { allowed: 'Is enough', refused: 'Is not enough' },
      {
        direction: { easierThan: { allowed: ['refused'] } },
        title: 'Exactly that much',
        description: 'Whether exactly that result counts.',
        when: measured,
      },
    ),
    measure: choice(
      {
        closed: 'Closed trades',
        closedLessOpenLoss: 'Closed trades less what open ones lose at the reset',
        equity: 'The change of equity',
      },
      {
        direction: 'unclear',
        title: 'Measured on',
        description: 'What a day brings.',
        when: { counts: ['result'] },
      },
    ),
    lossCounts: yesNo(false, {
      direction: { easierThan: { true: ['false'] } },
      title: 'A loss counts too',
      description: 'Whether a loss of that size makes a trading day as well.',
      when: { counts: ['result', 'trades', 'largeTrade'] },
    }),
    endsAboveStart: yesNo(false, {
      direction: { easierThan: { false: ['true'] } },
      title: 'Ends above the start',
      description: 'Whether the day must also end above the starting balance.',
      when: { counts: ['result'] },
    }),
    attribution: choice(
      {
        closeDay: 'The day each part was closed',
        openDay: 'The day the position was opened',
        finalCloseDay: 'The day the position was closed for good',
      },
      {
        direction: 'unclear',
        title: 'A trade belongs to',
        description: 'Which day a result is booked on.',
        when: { counts: ['trades'] },
      },
    ),
    tradeSizePercent: optionalPercent({
      direction: { larger: 'harder', empty: 'easiest' },
      title: 'Size of the trade',
      description: 'Percent of the account’s size that the trade must be worth.',
      when: { counts: ['largeTrade'] },
    }),
    tradeResultPercent: optionalPercent({
      direction: { larger: 'harder', empty: 'easiest' },
      title: 'Result of the trade',
      description: 'Percent of the trade’s own worth that it must have brought or lost.',
      when: { counts: ['largeTrade'] },
    }),
  })
  .refine((given) => given.unit !== 'amount' || given.amount !== null, {
    path: ['amount'],
    message: 'expected an amount, because the result is given as an amount',
  })
  .refine((given) => given.counts !== 'trades' || given.unit !== 'percentOfDayStart', {
    path: ['unit'],
    message:
      'expected an amount or a percentage of the size, because trades have no start of the day',
  })

export type MinimumTradingDaysParameters = z.output<typeof minimumTradingDaysParameters>
