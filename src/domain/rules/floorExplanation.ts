import { ratioOf } from '../money/basisPoints.js'
import { minor, subtract } from '../money/minor.js'
import { rowsOf, type ExplanationRow } from './explanation.js'
import { amountText, clockText, factOf } from './phrasing.js'
import type { PhaseTerms, Verdict } from './types.js'

const figure = rowsOf('figure')
const result = rowsOf('result')

/** Balance plus open result is equity, at the moment of the verdict. */
export function equityRows(verdict: Verdict, terms: PhaseTerms): ExplanationRow[] {
  const balance = minor(factOf(verdict, 'balance'))
  const equity = minor(factOf(verdict, 'equity'))
  const count = factOf(verdict, 'openPositions')
  const at = clockText(factOf(verdict, 'observedAt'), terms.calendar.zone)
  const positions = count === 1 ? '1 position' : `${count} positions`
  return [
    figure(`Balance at ${at}`, amountText(balance, terms)),
    figure(`Open result, ${positions}`, amountText(subtract(equity, balance), terms), {
      sign: '+',
    }),
    figure('Equity', amountText(equity, terms), { sign: '=', tone: 'strong' }),
  ]
}

/** By how much the floor was broken, and how much of the allowance that was. */
export function brokenFloorRows(
  verdict: Verdict,
  terms: PhaseTerms,
  lossLabel: string,
): ExplanationRow[] {
  const allowance = minor(factOf(verdict, 'allowance'))
  const under = subtract(minor(verdict.limit), minor(verdict.figure))
  const loss = minor(allowance + under)
  const share = (ratioOf(loss, allowance) / 100).toFixed(1)
  const label = under === 0 ? 'At the floor, which is not allowed' : 'Under the floor by'
  return [
    result(label, amountText(under, terms), { tone: 'broken' }),
    result(
      `${lossLabel} ${amountText(loss, terms)} of ${amountText(allowance, terms)}`,
      `${share} %`,
    ),
  ]
}

/** `Equity 99,764.35 was 23.75 under the floor 99,788.10.` */
export function floorSummary(verdict: Verdict, terms: PhaseTerms): string {
  const under = subtract(minor(verdict.limit), minor(verdict.figure))
  const floor = amountText(verdict.limit, terms)
  if (under === 0) return `Equity was exactly at the floor ${floor}, which is not allowed.`
  const equity = amountText(verdict.figure, terms)
  return `Equity ${equity} was ${amountText(under, terms)} under the floor ${floor}.`
}
