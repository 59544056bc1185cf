import { z } from 'zod'
import {
  breachWhen,
  choice,
  moneyOrZero,
  optionalMoney,
  optionalPercent,
  percent,
  rounding,
  testedValue,
  yesNo,
} from '../parameters.js'

const moving = ['equity', 'closedBalance', 'endOfDayBalance', 'endOfDayHigher']

const fields = z.strictObject({
  follows: choice(
    {
      static: 'Nothing: it stays where it starts',
      equity: 'The highest equity, open profit included',
      closedBalance: 'The highest closed balance',
      endOfDayBalance: 'The highest balance at a reset',
      endOfDayHigher: 'The highest of balance and equity at a reset',
    },
    {
      direction: {
        easierThan: {
          static: ['equity', 'closedBalance', 'endOfDayBalance', 'endOfDayHigher'],
          endOfDayBalance: ['closedBalance', 'endOfDayHigher'],
        },
      },
      distinguishes: true,
      title: 'The floor follows',
      description: 'What pulls the floor up behind it.',
    },
  ),
  floorAt: optionalMoney({
    direction: { larger: 'harder', empty: 'unclear' },
    title: 'Floor at',
    description: 'The floor itself as an amount, instead of a distance from the start.',
    when: { follows: ['static'] },
  }),
  unit: choice(
    {
      percentOfSize: 'Percent of the size',
      amount: 'Amount',
      percentOfPeak: 'Percent of the peak',
    },
    {
      direction: 'basis',
      when: { floorAt: [null] },
      title: 'Of',
      description: 'How the distance of the floor is given.',
    },
  ),
  percent: percent(1_000, {
    direction: 'largerIsEasier',
    when: { floorAt: [null], unit: ['percentOfSize', 'percentOfPeak'] },
    title: 'Limit in percent',
    description: 'Distance of the floor, where it is given in percent.',
  }),
  amount: optionalMoney({
    direction: 'largerIsEasier',
    when: { floorAt: [null], unit: ['amount'] },
    title: 'Limit as an amount',
    description: 'Distance of the floor, where it is given as an amount.',
  }),
  lock: choice(
    {
      none: 'Never',
      atStart: 'At the starting balance',
      aboveStart: 'Above the starting balance',
      atAmount: 'At an amount',
    },
    {
      direction: {
        easierThan: { atStart: ['none', 'aboveStart'], aboveStart: ['none'], atAmount: ['none'] },
      },
      when: { follows: moving },
      title: 'The floor locks',
      description: 'Where a trailing floor stops for good.',
    },
  ),
  lockAbove: moneyOrZero({
    direction: 'largerIsHarder',
    title: 'Lock above by',
    description: 'How far above the starting balance the floor locks.',
    when: { lock: ['aboveStart'] },
  }),
  lockAt: optionalMoney({
    direction: { larger: 'harder', empty: 'unclear' },
    title: 'Lock at',
    description: 'The amount at which the floor locks.',
    when: { lock: ['atAmount'] },
  }),
  lockWhen: choice(
    {
      floorReachesLock: 'The floor itself reaches it',
      profitReached: 'A profit is reached',
    },
    {
      direction: 'unclear',
      when: { lock: ['atStart', 'aboveStart', 'atAmount'] },
      title: 'It locks once',
      description: 'What locks the floor.',
    },
  ),
  lockProfitPercent: optionalPercent({
    direction: 'unclear',
    title: 'Profit that locks',
    description: 'Percent of the size that the peak must lie above the start to lock the floor.',
    when: { lockWhen: ['profitReached'] },
  }),
  trails: yesNo(true, {
    direction: { easierThan: { false: ['true'] } },
    when: { lockWhen: ['profitReached'] },
    title: 'Trails before it locks',
    description: 'Otherwise the floor stays where it starts until it jumps to its lock.',
  }),
  tested: testedValue(),
  breachWhen: breachWhen(),
  onPayout: choice(
    {
      stays: 'Stays',
      peakMinusPayout: 'The peak falls by the payout',
      lockAtInitial: 'Moves up to the starting balance for good',
      setTo: 'Is set to an amount for good',
    },
    {
      direction: 'unclear',
      title: 'After a payout the floor',
      description: 'What a payout does to the floor.',
    },
  ),
  payoutFloor: optionalMoney({
    direction: { larger: 'harder', empty: 'unclear' },
    title: 'Floor after a payout',
    description: 'Where the first payout puts the floor.',
    when: { onPayout: ['setTo'] },
  }),
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
  .refine((given) => isStatic(given) || given.floorAt === null, {
    path: ['floorAt'],
    message: 'expected none, because a floor that follows something is given by its distance',
  })
  .refine((given) => given.onPayout !== 'setTo' || given.payoutFloor !== null, {
    path: ['payoutFloor'],
    message: 'expected an amount, because a payout sets the floor to it',
  })
  .refine((given) => given.lockWhen !== 'profitReached' || given.lockProfitPercent !== null, {
    path: ['lockProfitPercent'],
    message: 'expected a percentage, because a profit locks the floor',
  })
  .refine((given) => given.lockWhen !== 'profitReached' || given.lock !== 'none', {
    path: ['lock'],
    message: 'expected where the floor locks, because a profit locks it',
  })
  .refine((given) => given.lock !== 'atAmount' || given.lockAt !== null, {
    path: ['lockAt'],
    message: 'expected the amount at which the floor locks',
  })
  .refine((given) => given.trails || given.lockWhen === 'profitReached', {
    path: ['lockWhen'],
    message: 'expected a profit that locks the floor, because it does not trail',
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
