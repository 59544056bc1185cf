import { z } from 'zod'
import { add, minor, type Minor } from '../../money/minor.js'
import { moneyIn, numberIn } from '../coreSlots.js'
import { defineRule, type PhaseContext, type RuleSteps } from '../defineRule.js'
import { rowsOf } from '../explanation.js'
import { choice, duration, optionalPercent, yesNo } from '../parameters.js'
import { percentText } from '../phrasing.js'
import { bringsTooMuch, isLongOnAverage, shareOfShort, type TradeTimes } from './shortTrades.js'

export const tradeDurationParameters = z
  .strictObject({
    seconds: duration(60, {
      unit: 'seconds',
      direction: 'largerIsHarder',
      title: 'Seconds',
      description: 'A trade that was open for less than this is short.',
    }),
    atLimit: choice(
      { allowed: 'Is long enough', refused: 'Is short' },
      {
        direction: { easierThan: { allowed: ['refused'] } },
        title: 'Exactly that long',
        description: 'Whether exactly so many seconds are enough.',
      },
    ),
    shortProfitPercent: optionalPercent({
      direction: { larger: 'easier', empty: 'easiest' },
      title: 'Profit from short trades',
      description: 'The most of the profit, in percent, that short trades may bring.',
    }),
    atShare: choice(
      { allowed: 'Is allowed', refused: 'Is too much' },
      {
        direction: { easierThan: { allowed: ['refused'] } },
        title: 'Exactly that share',
        description: 'Whether exactly that share is allowed.',
      },
    ),
    averageSeconds: duration(0, {
      unit: 'seconds',
      direction: 'largerIsHarder',
      title: 'Average above',
      description: 'Seconds that trades must be open on average, and more; 0: not asked for.',
    }),
    excludesProfit: yesNo(false, {
      direction: { easierThan: { false: ['true'] } },
      title: 'Profit of short trades does not count',
      description: 'Whether the profit of short trades is left out. A loss always counts.',
    }),
  })
  .refine(
    (given) =>
      given.shortProfitPercent !== null || given.averageSeconds > 0 || given.excludesProfit,
    {
      path: ['shortProfitPercent'],
      message:
        'expected a share, an average or profit that does not count, or the rule does nothing',
    },
  )

export type TradeDurationParameters = z.output<typeof tradeDurationParameters>

const sums = ['profit', 'shortProfit', 'trades', 'seconds'] as const

type Slot = (typeof sums)[number] | 'excluded'

/** How long trades are open: against scalping in seconds. It never ends an account. */
export const tradeDuration = defineRule({
  name: 'tradeDuration',
  revision: 1,
  label: 'Trade duration',
  description: 'How long trades must be open for their profit to count.',
  parameters: tradeDurationParameters,
  slots: [...sums, 'excluded'],
  needs: ['trades'],
  passing: 'condition',
  compile,
  words,
  explain: (_verdict, parameters) => ({
    title: 'Trade duration',
    words: words(parameters),
    summary: words(parameters),
    rows: [rowsOf('limit')('Seconds', String(parameters.seconds))],
  }),
})

/** Whether a trade was open for too short a time. */
export const isShort = (
  seconds: number,
  { seconds: least, atLimit }: Pick<TradeDurationParameters, 'seconds' | 'atLimit'>,
): boolean => (atLimit === 'allowed' ? seconds < least : seconds <= least)

/** Whether the trades are in order as far as this rule goes. */
export function keepsDuration(times: TradeTimes, parameters: TradeDurationParameters): boolean {
  const { shortProfitPercent, averageSeconds: least, atShare } = parameters
  if (least > 0 && !isLongOnAverage(times, least)) return false
  return shortProfitPercent === null || !bringsTooMuch(times, shortProfitPercent, atShare)
}

function compile(parameters: TradeDurationParameters, { slots }: PhaseContext<Slot>): RuleSteps {
  const timesOf = (state: readonly number[]): TradeTimes => ({
    profit: moneyIn(state, slots.profit),
    shortProfit: moneyIn(state, slots.shortProfit),
    trades: numberIn(state, slots.trades),
    seconds: numberIn(state, slots.seconds),
  })
  const addTo = (state: number[], slot: number, amount: Minor) => {
    state[slot] = add(moneyIn(state, slot), amount)
  }
  return {
    start: () => undefined,
    traded(state, { entry, at, openedAt, profit, remaining }) {
      if (entry === 'open') return
      const seconds = Math.floor((at - openedAt) / 1_000)
      addTo(state, slots.profit, profit)
      if (isShort(seconds, parameters)) {
        addTo(state, slots.shortProfit, profit)
        if (parameters.excludesProfit && profit > 0) addTo(state, slots.excluded, profit)
      }
      if (remaining > 0) return
      state[slots.trades] = numberIn(state, slots.trades) + 1
      state[slots.seconds] = numberIn(state, slots.seconds) + seconds
    },
    operated(state, { purpose }) {
      if (purpose !== 'payout') return
      for (const slot of sums) state[slots[slot]] = 0
    },
    excluded: (state) => moneyIn(state, slots.excluded),
    met: (state) => keepsDuration(timesOf(state), parameters),
    standing(state) {
      const { shortProfitPercent } = parameters
      if (shortProfitPercent === null) return null
      const figure = shareOfShort(timesOf(state))
      const used = Math.floor((figure * 10_000) / shortProfitPercent)
      return { unit: 'percent', limit: minor(shortProfitPercent), figure, used, sense: 'ceiling' }
    },
  }
}

function words(parameters: TradeDurationParameters): string {
  const { seconds, shortProfitPercent, averageSeconds: least } = parameters
  const short = `A trade open for ${parameters.atLimit === 'allowed' ? 'less than' : 'at most'} ${seconds} seconds is short.`
  return [
    short,
    parameters.excludesProfit ? 'Its profit does not count.' : '',
    shortProfitPercent === null
      ? ''
      : `Short trades may bring ${parameters.atShare === 'allowed' ? 'at most' : 'less than'} ${percentText(shortProfitPercent)} of your profit.`,
    least === 0 ? '' : `On average your trades must be open for more than ${least} seconds.`,
    'Breaking it ends nothing.',
  ]
    .filter((sentence) => sentence !== '')
    .join(' ')
}
