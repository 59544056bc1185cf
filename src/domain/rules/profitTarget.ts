import { z } from 'zod'
import { ratioOf } from '../money/basisPoints.js'
import { add, subtract, type Minor } from '../money/minor.js'
import { core, moneyIn, numberIn } from './coreSlots.js'
import { defineRule, type PhaseContext, type RuleSteps } from './defineRule.js'
import { rowsOf, type Explanation } from './explanation.js'
import { choice, optionalMoney, percent, yesNo } from './parameters.js'
import { amountText, clockText, factOf, percentText } from './phrasing.js'
import { shareAmount, shareText } from './shareText.js'
import type { PhaseTerms, Verdict } from './types.js'

const profitTargetParameters = z
  .strictObject({
    unit: choice(
      { percentOfSize: 'Percent of the size', amount: 'Amount' },
      { title: 'Of', description: 'How the profit to reach is given.' },
    ),
    percent: percent(1_000, {
      title: 'Profit in percent',
      description: 'Profit to reach, where it is given in percent.',
    }),
    amount: optionalMoney({
      title: 'Profit as an amount',
      description: 'Profit to reach, where it is given as an amount.',
    }),
    requireFlat: yesNo(true, {
      title: 'All positions closed',
      description: 'Whether the target counts only while no position is open.',
    }),
  })
  .refine((given) => given.unit !== 'amount' || (given.amount ?? 0) > 0, {
    path: ['amount'],
    message: 'expected an amount above zero, because the target is given as an amount',
  })

type Parameters = z.output<typeof profitTargetParameters>

/** Profit on the closed balance; money that we paid in or out is taken off first. */
export const profitTarget = defineRule({
  name: 'profitTarget',
  revision: 1,
  label: 'Profit target',
  description: 'How much closed profit passes the phase.',
  parameters: profitTargetParameters,
  slots: [],
  needs: ['observations'],
  passing: 'goal',
  compile,
  words,
  explain,
})

function compile(parameters: Parameters, { terms }: PhaseContext<never>): RuleSteps {
  const profit = shareAmount(parameters, terms)
  const target = add(terms.startingBalance, profit)
  const { requireFlat } = parameters
  const targetNow = (state: readonly number[]): Minor =>
    add(target, moneyIn(state, core.netOperations))
  return {
    start: () => undefined,
    met: (state) =>
      numberIn(state, core.balance) - numberIn(state, core.netOperations) >= target &&
      (!requireFlat || numberIn(state, core.openPositions) === 0),
    outcome: (state) => ({
      kind: 'pass',
      code: 'targetReached',
      unit: 'money',
      limit: targetNow(state),
      figure: moneyIn(state, core.balance),
      facts: {
        profit,
        operations: moneyIn(state, core.netOperations),
        balance: moneyIn(state, core.balance),
        openPositions: numberIn(state, core.openPositions),
        observedAt: numberIn(state, core.observedAt),
      },
    }),
    standing(state) {
      const balance = moneyIn(state, core.balance)
      const limit = targetNow(state)
      const made = subtract(balance, subtract(limit, profit))
      return { unit: 'money', limit, figure: balance, used: Math.max(0, ratioOf(made, profit)) }
    },
  }
}

function words(parameters: Parameters, terms: PhaseTerms): string {
  const flat = parameters.requireFlat ? ' with all positions closed' : ''
  return `Reach a profit of ${shareText(parameters, terms)} on your closed balance${flat}.`
}

function explain(verdict: Verdict, parameters: Parameters, terms: PhaseTerms): Explanation {
  const limit = rowsOf('limit')
  const figure = rowsOf('figure')
  const operations = factOf(verdict, 'operations')
  const moved =
    operations === 0
      ? []
      : [limit('Paid in or out', amountText(operations, terms), { sign: '+' as const })]
  const share =
    parameters.unit === 'amount'
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
      limit(share, amountText(factOf(verdict, 'profit'), terms), { sign: '+' }),
      limit('Target', target, { sign: '=', tone: 'strong' }),
      figure(`Balance at ${at}`, balance, { tone: 'strong' }),
      figure('Open positions', String(factOf(verdict, 'openPositions'))),
    ],
  }
}
