import { z } from 'zod'
import { raisedTarget } from '../consistency/bestDay.js'
import { basisPoints, ratioOf } from '../money/basisPoints.js'
import { add, larger, subtract, type Minor } from '../money/minor.js'
import { core, moneyIn, numberIn } from './coreSlots.js'
import { dayResultSlots, followDays, type DayResultSlot } from './dayResults.js'
import { defineRule, type PhaseContext, type RuleSteps } from './defineRule.js'
import { rowsOf, type Explanation } from './explanation.js'
import { choice, optionalMoney, optionalPercent, percent, yesNo } from './parameters.js'
import { amountText, clockText, factOf, percentText } from './phrasing.js'
import { shareAmount, shareText } from './shareText.js'
import type { PhaseTerms, Verdict } from './types.js'

const profitTargetParameters = z
  .strictObject({
    unit: choice(
      { percentOfSize: 'Percent of the size', amount: 'Amount' },
      { direction: 'basis', title: 'Of', description: 'How the profit to reach is given.' },
    ),
    percent: percent(1_000, {
      direction: 'largerIsHarder',
      when: { unit: ['percentOfSize'] },
      title: 'Profit in percent',
      description: 'Profit to reach, where it is given in percent.',
    }),
    amount: optionalMoney({
      direction: 'largerIsHarder',
      when: { unit: ['amount'] },
      title: 'Profit as an amount',
      description: 'Profit to reach, where it is given as an amount.',
    }),
    raisedByBestDay: optionalPercent({
      direction: { larger: 'easier', empty: 'easiest' },
      title: 'Raised by the best day',
      description:
        'The target rises until the best day is this share of it. Empty: it stays where it is.',
    }),
    requireFlat: yesNo(true, {
      direction: { easierThan: { false: ['true'] } },
      title: 'All positions closed',
      description: 'Whether the target counts only while no position is open.',
    }),
  })
  .refine((given) => given.unit !== 'amount' || (given.amount ?? 0) > 0, {
    path: ['amount'],
    message: 'expected an amount above zero, because the target is given as an amount',
  })

type Parameters = z.output<typeof profitTargetParameters>

type Slot = 'best' | DayResultSlot

/**
 * Profit on the closed balance; money that we paid in or out, and profit that does not count, is
 * taken off first.
 */
export const profitTarget = defineRule({
  name: 'profitTarget',
  revision: 1,
  label: 'Profit target',
  description: 'How much closed profit passes the phase.',
  parameters: profitTargetParameters,
  slots: ({ raisedByBestDay }) =>
    raisedByBestDay === null ? [] : (['best', ...dayResultSlots] as const),
  needs: ['observations'],
  passing: 'goal',
  compile,
  words,
  explain,
})

function compile(parameters: Parameters, context: PhaseContext<Slot>): RuleSteps {
  const { terms, excluded } = context
  const base = shareAmount(parameters, terms)
  const { requireFlat } = parameters
  const raise = raiseOf(parameters, context)
  const profitNow = (state: readonly number[]) => raise?.profit(base, state) ?? base
  const apart = (state: readonly number[]) =>
    add(moneyIn(state, core.netOperations), excluded(state))
  const targetNow = (state: readonly number[]): Minor =>
    add(add(terms.startingBalance, profitNow(state)), apart(state))
  return {
    start: () => undefined,
    ...raise?.steps,
    met: (state) =>
      (!requireFlat || numberIn(state, core.openPositions) === 0) &&
      moneyIn(state, core.balance) >= targetNow(state),
    outcome: (state) => ({
      kind: 'pass',
      code: 'targetReached',
      unit: 'money',
      limit: targetNow(state),
      figure: moneyIn(state, core.balance),
      facts: {
        profit: profitNow(state),
        operations: moneyIn(state, core.netOperations),
        excluded: excluded(state),
        balance: moneyIn(state, core.balance),
        openPositions: numberIn(state, core.openPositions),
        observedAt: numberIn(state, core.observedAt),
      },
    }),
    standing(state) {
      const balance = moneyIn(state, core.balance)
      const limit = targetNow(state)
      const profit = profitNow(state)
      const made = subtract(balance, subtract(limit, profit))
      return { unit: 'money', limit, figure: balance, used: Math.max(0, ratioOf(made, profit)) }
    },
  }
}

/** The target that the best day so far has raised, the day still going on included. */
function raiseOf({ raisedByBestDay }: Parameters, { slots }: PhaseContext<Slot>) {
  if (raisedByBestDay === null) return null
  const limit = { share: basisPoints(raisedByBestDay), comparator: '<=' } as const
  const days = followDays(slots, 'balance', (state, result) => {
    state[slots.best] = larger(moneyIn(state, slots.best), result)
  })
  const best = (state: readonly number[]) =>
    larger(moneyIn(state, slots.best), larger(days.last(state), days.today(state)))
  return {
    steps: days.steps,
    profit: (base: Minor, state: readonly number[]) => raisedTarget(base, best(state), limit),
  }
}

function words(parameters: Parameters, terms: PhaseTerms): string {
  const flat = parameters.requireFlat ? ' with all positions closed' : ''
  const raise =
    parameters.raisedByBestDay === null
      ? ''
      : ` A day that brings more than ${percentText(parameters.raisedByBestDay)} of it raises the target until it does not.`
  return `Reach a profit of ${shareText(parameters, terms)} on your closed balance${flat}.${raise}`
}

function explain(verdict: Verdict, parameters: Parameters, terms: PhaseTerms): Explanation {
  const limit = rowsOf('limit')
  const figure = rowsOf('figure')
  const operations = factOf(verdict, 'operations')
  const moved =
    operations === 0
      ? []
      : [limit('Paid in or out', amountText(operations, terms), { sign: '+' as const })]
  const left = factOf(verdict, 'excluded')
  const excluded =
    left === 0
      ? []
      : [limit('Profit that does not count', amountText(left, terms), { sign: '+' as const })]
  const isRaised = factOf(verdict, 'profit') !== shareAmount(parameters, terms)
  const share = isRaised
    ? 'Profit to reach, raised by the best day'
    : parameters.unit === 'amount'
      ? 'Profit to reach'
      : `${percentText(parameters.percent)} of ${amountText(terms.size, terms)}`
  const at = clockText(factOf(verdict, 'observedAt'), terms.calendar.zone)
  const balance = amountText(verdict.figure, terms)
  const target = amountText(verdict.limit, terms)
  return {
    title: 'Profit target',
    words: words(parameters, terms),
    summary: `Balance ${balance} reached the target ${target}.`,
    rows: [
      limit('Starting balance', amountText(terms.startingBalance, terms)),
      ...moved,
      ...excluded,
      limit(share, amountText(factOf(verdict, 'profit'), terms), { sign: '+' }),
      limit('Target', target, { sign: '=', tone: 'strong' }),
      figure(`Balance at ${at}`, balance, { tone: 'strong' }),
      figure('Open positions', String(factOf(verdict, 'openPositions'))),
    ],
  }
}
