import { z } from 'zod'
import { choice, optionalMoney, percent, yesNo } from '../parameters.js'

export const consistencyParameters = z
  .strictObject({
    measure: choice(
      {
        bestDay: 'The best day’s share',
        averageOfOthers: 'The average of the other days against the best day',
      },
      {
        direction: 'unclear',
        distinguishes: true,
        title: 'Measure',
        description: 'What is compared.',
      },
    ),
    percent: percent(5_000, {
      direction: {
        by: 'measure',
        is: { bestDay: 'largerIsEasier', averageOfOthers: 'largerIsHarder' },
      },
      title: 'Percent',
      description:
        'The most that the best day may be of the profit, or the least that the other days’ average must be of the best day.',
    }),
    atLimit: choice(
      { allowed: 'Is enough', refused: 'Is not enough' },
      {
        direction: { easierThan: { allowed: ['refused'] } },
        title: 'Exactly at the limit',
        description: 'Whether exactly this share is still in order.',
      },
    ),
    of: choice(
      { profit: 'The profit so far', target: 'An amount' },
      {
        direction: 'unclear',
        title: 'Share of',
        description: 'What the best day is a share of.',
        when: { measure: ['bestDay'] },
      },
    ),
    amount: optionalMoney({
      direction: 'largerIsEasier',
      title: 'Amount',
      description: 'What the best day is a share of, such as the profit target.',
      when: { of: ['target'] },
    }),
    dayValue: choice(
      { closed: 'Closed trades', equity: 'The change of equity' },
      {
        direction: 'unclear',
        title: 'A day brings',
        description: 'What counts as the result of a day.',
      },
    ),
    effect: choice(
      {
        waits: 'The phase passes once it is met',
        excludesExcess: 'What a day brings above it does not count',
      },
      {
        direction: 'unclear',
        title: 'Effect',
        description: 'What happens while the best day is too large.',
      },
    ),
    withoutProfit: choice(
      { waits: 'It is not met', ignored: 'It does not apply' },
      {
        direction: { easierThan: { ignored: ['waits'] } },
        title: 'Without a profit',
        description: 'How it is judged while the profit is zero or less.',
      },
    ),
    restartsWithPayout: yesNo(true, {
      direction: 'unclear',
      title: 'Starts anew with each payout',
      description: 'Whether only the days since the last payout count.',
    }),
  })
  .refine((given) => given.of !== 'target' || (given.amount ?? 0) > 0, {
    path: ['amount'],
    message: 'expected an amount above zero, because the share is of an amount',
  })
  .refine((given) => given.effect !== 'excludesExcess' || given.of === 'target', {
    path: ['of'],
    message:
      'expected an amount, because excess over a share of a changing profit is never settled',
  })
  .refine((given) => given.measure === 'bestDay' || given.of === 'profit', {
    path: ['of'],
    message: 'expected the profit, because the other days are compared with the best day',
  })

export type ConsistencyParameters = z.output<typeof consistencyParameters>
