import { z } from 'zod'
import { basisPoints, ratioOf, shareOf } from '../money/basisPoints.js'
import { minor, subtract, zero, type Minor } from '../money/minor.js'
import { consequenceWords, verdictKind } from './consequence.js'
import { core, moneyIn, numberIn } from './coreSlots.js'
import { defineRule, type PhaseContext, type RuleSteps } from './defineRule.js'
import { rowsOf, type Explanation } from './explanation.js'
import { choice, consequence, optionalMoney, percent } from './parameters.js'
import { amountText, clockText, factOf, percentText } from './phrasing.js'
import { shareText } from './shareText.js'
import type { Observation, PhaseTerms, Verdict } from './types.js'

export const floatingLossParameters = z
  .strictObject({
    scope: choice(
      { account: 'All open positions together', position: 'Each open position' },
      {
        direction: 'unclear',
        distinguishes: true,
        title: 'Measured on',
        description: 'Whose open loss is limited.',
      },
    ),
    unit: choice(
      {
        percentOfSize: 'Percent of the size',
        percentOfBalance: 'Percent of the balance',
        amount: 'Amount',
      },
      { direction: 'basis', title: 'Of', description: 'How the limit is given.' },
    ),
    percent: percent(200, {
      direction: 'largerIsEasier',
      when: { unit: ['percentOfSize', 'percentOfBalance'] },
      title: 'Limit in percent',
      description: 'Open loss allowed, where it is given in percent.',
    }),
    amount: optionalMoney({
      direction: 'largerIsEasier',
      when: { unit: ['amount'] },
      title: 'Limit as an amount',
      description: 'Open loss allowed, where it is given as an amount.',
    }),
    atLimit: choice(
      { refused: 'Is too much', allowed: 'Is allowed' },
      {
        direction: { easierThan: { allowed: ['refused'] } },
        title: 'Exactly at the limit',
        description: 'Whether exactly that loss is allowed.',
      },
    ),
    consequence: consequence(['breach', 'closePositions', 'record', 'pauseUntilReset']),
  })
  .refine((given) => given.unit !== 'amount' || (given.amount ?? 0) > 0, {
    path: ['amount'],
    message: 'expected an amount above zero, because the limit is given as an amount',
  })

export type FloatingLossParameters = z.output<typeof floatingLossParameters>

type Slot = 'worst' | 'since' | 'said'

/** The loss of positions while they are open, of all together or of the one that stands worst. */
export const floatingLoss = defineRule({
  name: 'floatingLoss',
  revision: 1,
  label: 'Open loss limit',
  description: 'How much open positions may be losing at once.',
  parameters: floatingLossParameters,
  slots: ['worst', 'since', 'said'],
  needs: ({ scope }) => (scope === 'position' ? ['observations', 'positions'] : ['observations']),
  compile,
  words,
  explain,
})

/** What an open loss may be at most with this balance. */
export function floatingLossLimit(
  parameters: FloatingLossParameters,
  given: { readonly size: Minor; readonly balance: Minor },
): Minor {
  const { unit, amount } = parameters
  if (unit === 'amount') return minor(amount ?? 0)
  const of = unit === 'percentOfSize' ? given.size : given.balance
  return shareOf(of, basisPoints(parameters.percent), 'halfAwayFromZero')
}

const resultOf = (scope: FloatingLossParameters['scope'], seen: Observation): Minor | null => {
  if (seen.openPositions === 0) return zero
  if (scope === 'account') return subtract(seen.equity, seen.balance)
  return seen.positions?.worstResult ?? null
}

function compile(parameters: FloatingLossParameters, context: PhaseContext<Slot>): RuleSteps {
  const { slots, terms } = context
  const { consequence: follows, atLimit, scope } = parameters
  const limitOf = (balance: Minor) => floatingLossLimit(parameters, { size: terms.size, balance })
  const limitNow = (state: readonly number[]) => limitOf(moneyIn(state, core.balance))
  const isOver = (loss: number, limit: Minor) =>
    loss > 0 && (atLimit === 'allowed' ? loss > limit : loss >= limit)
  const lossNow = (state: readonly number[]) => -numberIn(state, slots.worst)
  return {
    start: () => undefined,
    observed(state, observation) {
      const result = resultOf(scope, observation)
      if (result === null) return
      state[slots.worst] = result
      if (!isOver(-result, limitOf(observation.balance))) state[slots.since] = 0
      else if (numberIn(state, slots.since) === 0) state[slots.since] = observation.at
    },
    broken: (state) =>
      numberIn(state, slots.since) !== 0 &&
      (follows === 'breach' || numberIn(state, slots.said) !== numberIn(state, slots.since)),
    reported(state) {
      state[slots.said] = numberIn(state, slots.since)
    },
    outcome: (state) => ({
      ...verdictKind(follows),
      ...(follows === 'breach' ? {} : { occasion: numberIn(state, slots.since) }),
      code: 'openLossTooLarge',
      unit: 'money',
      limit: limitNow(state),
      figure: minor(lossNow(state)),
      facts: {
        balance: moneyIn(state, core.balance),
        observedAt: numberIn(state, core.observedAt),
      },
    }),
    standing(state) {
      const limit = limitNow(state)
      const figure = minor(Math.max(0, lossNow(state)))
      return { unit: 'money', limit, figure, used: ratioOf(figure, limit), sense: 'ceiling' }
    },
  }
}

function words(parameters: FloatingLossParameters, terms: PhaseTerms): string {
  const { scope, unit, atLimit } = parameters
  const whose = scope === 'account' ? 'Your open positions together' : 'No single position'
  const amount =
    unit === 'percentOfBalance'
      ? `${percentText(parameters.percent)} of your balance`
      : shareText(parameters, terms)
  const verb = scope === 'account' ? 'must not be losing' : 'may be losing'
  const measure = atLimit === 'allowed' ? `more than ${amount}` : `${amount} or more`
  return `${whose} ${verb} ${measure}. ${consequenceWords[parameters.consequence]}`
}

function explain(
  verdict: Verdict,
  parameters: FloatingLossParameters,
  terms: PhaseTerms,
): Explanation {
  const at = clockText(factOf(verdict, 'observedAt'), terms.calendar.zone)
  const loss = amountText(verdict.figure, terms)
  const limit = amountText(verdict.limit, terms)
  const whose = parameters.scope === 'account' ? 'Open loss' : 'Open loss of the worst position'
  return {
    title: 'Open loss limit',
    words: words(parameters, terms),
    summary: `${whose} ${loss} at ${at}; the limit was ${limit}.`,
    rows: [
      rowsOf('limit')('Limit', limit, { tone: 'strong' }),
      rowsOf('figure')(`${whose} at ${at}`, loss, { tone: 'broken' }),
    ],
  }
}
