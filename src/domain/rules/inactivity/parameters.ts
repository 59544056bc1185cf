import { z } from 'zod'
import { choice, days, yesNo } from '../parameters.js'

export const inactivityParameters = z.strictObject({
  days: days(30, {
    direction: 'largerIsEasier',
    title: 'Days',
    description: 'Calendar days without activity after which the account expires.',
  }),
  activity: choice(
    {
      openOrClose: 'Opening or closing a position',
      open: 'Opening a position',
      close: 'Closing a position',
    },
    {
      direction: { easierThan: { openOrClose: ['open', 'close'] } },
      distinguishes: true,
      title: 'Activity',
      description: 'What starts the days anew; the start of the phase does too.',
    },
  ),
  openPositionsStopClock: yesNo(true, {
    direction: { easierThan: { true: ['false'] } },
    title: 'Open positions stop the clock',
    description: 'Whether an account with an open position never counts as inactive.',
  }),
  pendingOrdersStopClock: yesNo(false, {
    direction: { easierThan: { true: ['false'] } },
    title: 'Pending orders stop the clock',
    description: 'Whether an account with an order that waits never counts as inactive.',
  }),
  lastDay: choice(
    {
      sameTime: 'Ends at the same time of day',
      included: 'Still counts as a whole',
      excluded: 'Is already too late',
    },
    {
      direction: { easierThan: { included: ['sameTime', 'excluded'], sameTime: ['excluded'] } },
      title: 'The last day',
      description: 'Whether activity on the last day is in time.',
    },
  ),
})

export type InactivityParameters = z.output<typeof inactivityParameters>
