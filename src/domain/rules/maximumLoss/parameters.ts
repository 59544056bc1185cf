import { z } from 'zod'
import { breachWhen, choice, moneyOrZero, optionalMoney, percent, rounding } from '../parameters.js'

const fields = z.strictObject({
  follows: choice(
    {
      static: 'Nothing: it stays where it starts',
      equity: 'The highest equity, open profit included',
      closedBalance: 'The highest closed balance',
      endOfDayBalance: 'The highest balance at a reset',
      endOfDayHigher: 'The highest of balance and equity at a reset',
    },
    { title: 'The floor follows', description: 'What pulls the floor up behind it.' },
  ),
  unit: choice(
    {
      percentOfSize: 'Percent of the size',
      amount: 'Amount',
      percentOfPeak: 'Percent of the peak',
    },
    { title: 'Of', description: 'How the distance of the floor is given.' },
  ),
  percent: percent(1_000, {
    title: 'Limit in percent',
    description: 'Distance of the floor, where it is given in percent.',
  }),
  amount: optionalMoney({
    title: 'Limit as an amount',
    description: 'Distance of the floor, where it is given as an amount.',
  }),
  lock: choice(
    {
      none: 'Never',
      atStart: 'At the starting balance',
      aboveStart: 'Above the starting balance',
    },
    { title: 'The floor locks', description: 'Where a trailing floor stops for good.' },
  ),
  lockAbove: moneyOrZero({
    title: 'Lock above by',
    description: 'How far above the starting balance the floor locks.',
  }),
  breachWhen: breachWhen(),
  onPayout: choice(
    {
      stays: 'Stays',
      peakMinusPayout: 'The peak falls by the payout',
      lockAtInitial: 'Moves up to the starting balance for good',
    },
    { title: 'After a payout the floor', description: 'What a payout does to the floor.' },
  ),
  rounding: rounding(),
})

type Fields = z.output<typeof fields>

const isStatic = (given: Fields) => given.follows === 'static'

export const maximumLossParameters = fields
  .refine((given) => given.unit !== 'amount' || given.amount !== null, {
    path: ['amount'],
    message: 'expected an amount, because the limit is given as an amount',
  })
  .refine((given) => !isStatic(given) || given.unit !== 'percentOfPeak', {
    path: ['unit'],
    message: 'expected an amount or a percentage of the size, because a static floor has no peak',
  })
  .refine((given) => !isStatic(given) || given.lock === 'none', {
    path: ['lock'],
    message: 'expected no lock, because a static floor never moves',
  })
  .refine((given) => !isStatic(given) || given.onPayout !== 'peakMinusPayout', {
    path: ['onPayout'],
    message: 'expected stays or lockAtInitial, because a static floor has no peak',
  })
  .refine((given) => given.lock !== 'aboveStart' || given.lockAbove > 0, {
    path: ['lockAbove'],
    message: 'expected how far above the starting balance the floor locks',
  })

export type MaximumLossParameters = Fields

export const maximumLossSlots = [
  'floor',
  'peak',
  'peakAt',
  'locked',
  'payouts',
  'sealedPeak',
  'sealed',
  'unseen',
  'estimated',
  'sealedEstimated',
] as const

export type MaximumLossSlot = (typeof maximumLossSlots)[number]
