import { z } from 'zod'
import { add, minor, type Minor } from '../../money/minor.js'
import { consequenceWords, verdictKind } from '../consequence.js'
import { moneyIn, numberIn } from '../coreSlots.js'
import { defineRule, type PhaseContext, type RuleSteps } from '../defineRule.js'
import { rowsOf, type Explanation } from '../explanation.js'
import { choice, consequence, count, duration, yesNo } from '../parameters.js'
import type { Trade, Verdict } from '../types.js'
import { isExempt, isInside, type NewsTerms } from './window.js'

const newsWindowParameters = z
  .strictObject({
    minutesBefore: duration(2, {
      unit: 'minutes',
      direction: 'largerIsHarder',
      title: 'Minutes before',
      description: 'How long before restricted news the window opens.',
    }),
    minutesAfter: duration(2, {
      unit: 'minutes',
      direction: 'largerIsHarder',
      title: 'Minutes after',
      description: 'How long after it the window closes.',
    }),
    restricts: choice(
      {
        openOrClose: 'Opening or closing',
        open: 'Opening',
        close: 'Closing, by a stop or target too',
        openAndClose: 'A trade opened and closed inside',
      },
      {
        direction: {
          easierThan: {
            open: ['openOrClose'],
            close: ['openOrClose'],
            openAndClose: ['open', 'close', 'openOrClose'],
          },
        },
        title: 'Restricted',
        description: 'What must not happen inside the window.',
      },
    ),
    exemptHours: count(0, {
      direction: { larger: 'harder', empty: 'hardest', emptyIsZero: true },
      title: 'Exempt when older than (hours)',
      description:
        'A position opened this long before the news may be closed inside; 0 exempts none.',
    }),
    excludesProfit: yesNo(true, {
      direction: { easierThan: { false: ['true'] } },
      title: 'Profit does not count',
      description: 'Whether the profit of such a trade is left out. A loss always counts.',
    }),
    consequence: consequence(['record', 'breach']),
    warnings: count(0, {
      direction: 'largerIsEasier',
      title: 'Warnings first',
      description: 'How many times it is only recorded before the account ends.',
      when: { consequence: ['breach'] },
    }),
    isViolation: yesNo(false, {
      direction: { easierThan: { false: ['true'] } },
      title: 'It is a violation',
      description: 'Whether it is recorded as a violation, beside the profit that does not count.',
    }),
  })
  .refine((given) => given.excludesProfit || given.isViolation, {
    path: ['isViolation'],
    message: 'expected a violation or profit that does not count, or the rule does nothing',
  })
  .refine((given) => given.consequence !== 'breach' || given.isViolation, {
    path: ['isViolation'],
    message: 'expected a violation, because the account ends by it',
  })

type Parameters = z.output<typeof newsWindowParameters>
type Slot = 'excluded' | 'count' | 'said' | 'at'

/** Trading around restricted news. What is restricted news comes with each trade. */
export const newsWindow = defineRule({
  name: 'newsWindow',
  revision: 1,
  label: 'News window',
  description: 'What must not happen around restricted news.',
  parameters: newsWindowParameters,
  slots: ['excluded', 'count', 'said', 'at'],
  needs: ['trades'],
  compile,
  words,
  explain,
})

function compile(parameters: Parameters, { slots }: PhaseContext<Slot>): RuleSteps {
  const { warnings } = parameters
  const ends = parameters.consequence === 'breach'
  const over = (state: readonly number[]) => numberIn(state, slots.count) > warnings
  return {
    start: () => undefined,
    traded(state, trade) {
      if (parameters.excludesProfit && trade.profit > 0 && !profitCounts(parameters, trade)) {
        state[slots.excluded] = add(moneyIn(state, slots.excluded), trade.profit)
      }
      if (!parameters.isViolation || !isRestricted(parameters, trade)) return
      state[slots.count] = numberIn(state, slots.count) + 1
      state[slots.at] = trade.at
    },
    excluded: (state): Minor => moneyIn(state, slots.excluded),
    broken: (state) => numberIn(state, slots.count) > numberIn(state, slots.said),
    reported(state) {
      state[slots.said] = numberIn(state, slots.count)
    },
    outcome(state) {
      const number = numberIn(state, slots.count)
      const ending = ends && over(state)
      return {
        ...verdictKind(ending ? 'breach' : 'record'),
        ...(ending ? {} : { occasion: number }),
        code: 'tradedAroundNews',
        unit: 'count',
        limit: ends ? warnings : 0,
        figure: number,
        facts: { tradedAt: numberIn(state, slots.at) },
      }
    },
    standing: () => null,
  }
}

/** Whether this deal is what the rule restricts; an opening that nothing follows yet is judged by itself. */
export function isRestricted(parameters: NewsTerms, trade: Trade): boolean {
  const inside = isInside(parameters, trade.at, trade.news)
  if (trade.entry === 'open') {
    return inside && (parameters.restricts === 'open' || parameters.restricts === 'openOrClose')
  }
  if (isExempt(parameters, trade)) return false
  const openedInside = isInside(parameters, trade.openedAt, trade.openNews)
  if (parameters.restricts === 'openAndClose') return inside && openedInside
  return inside && parameters.restricts !== 'open'
}

/** Whether a closed trade's profit counts although news were near. */
export function profitCounts(parameters: NewsTerms, trade: Trade): boolean {
  if (isExempt(parameters, trade)) return true
  const closed = isInside(parameters, trade.at, trade.news)
  const opened = isInside(parameters, trade.openedAt, trade.openNews)
  if (parameters.restricts === 'openAndClose') return !(opened && closed)
  if (parameters.restricts === 'open') return !opened
  return parameters.restricts === 'close' ? !closed : !(opened || closed)
}

const restrictions = {
  openOrClose: 'Trades must not be opened or closed',
  open: 'Trades must not be opened',
  close: 'Trades must not be closed, by a stop or a target either,',
  openAndClose: 'Trades must not be both opened and closed',
}

function words(parameters: Parameters): string {
  const { minutesBefore, minutesAfter, exemptHours, warnings } = parameters
  const first = `${restrictions[parameters.restricts]} from ${minutesBefore} minutes before to ${minutesAfter} minutes after restricted news.`
  const exempt =
    exemptHours === 0
      ? ''
      : ` A position opened at least ${exemptHours} hours before may be closed.`
  const profit = parameters.excludesProfit ? ' The profit of such a trade does not count.' : ''
  const warned =
    parameters.consequence === 'breach' && warnings > 0
      ? ` The first ${warnings === 1 ? 'time is' : `${warnings} times are`} only recorded.`
      : ''
  const ending = parameters.isViolation ? ` ${consequenceWords[parameters.consequence]}` : ''
  return first + exempt + profit + ending + warned
}

function explain(verdict: Verdict, parameters: Parameters): Explanation {
  return {
    title: 'News window',
    words: words(parameters),
    summary: `Traded around restricted news ${verdict.figure === 1 ? 'once' : `${verdict.figure} times`}.`,
    rows: [
      rowsOf('limit')('Times allowed', String(minor(verdict.limit))),
      rowsOf('figure')('Times traded around news', String(verdict.figure), { tone: 'broken' }),
    ],
  }
}
