import { minor, subtract } from '../../money/minor.js'
import { rowsOf, type Explanation, type ExplanationRow } from '../explanation.js'
import { brokenFloorRows, equityRows, floorSummary } from '../floorExplanation.js'
import { amountText, clockText, dateText, factOf, percentText, resetText } from '../phrasing.js'
import { shareAmount, shareText } from '../shareText.js'
import type { PhaseTerms, Verdict } from '../types.js'
import { lockLevel, lockTrigger } from './keepFloor.js'
import type { MaximumLossParameters } from './parameters.js'

const limit = rowsOf('limit')

export function maximumLossWords(parameters: MaximumLossParameters, terms: PhaseTerms): string {
  return [
    floorSentence(parameters, terms),
    'Open profit and loss, commission and swap count.',
    parameters.tested === 'equity' ? '' : 'The same holds for your closed balance.',
    lockSentence(parameters, terms),
    payoutSentence(parameters, terms),
    parameters.breachWhen === '<'
      ? 'Touching the floor is allowed; under it the account ends.'
      : 'The account ends when equity touches the floor.',
  ]
    .filter((sentence) => sentence !== '')
    .join(' ')
}

function floorSentence(parameters: MaximumLossParameters, terms: PhaseTerms): string {
  if (parameters.follows === 'static') {
    if (parameters.floorAt !== null) {
      return `Your equity must never fall below ${amountText(parameters.floorAt, terms)}.`
    }
    const floor = subtract(terms.startingBalance, shareAmount(parameters, terms))
    const distance = shareText(parameters, terms)
    return (
      `Your equity must never fall below ${amountText(floor, terms)}, ` +
      `which is ${distance} under the starting balance.`
    )
  }
  const distance =
    parameters.unit === 'percentOfPeak'
      ? percentText(parameters.percent)
      : shareText(parameters, terms)
  if (!parameters.trails) {
    const floor = subtract(terms.startingBalance, shareAmount(parameters, terms))
    return `Your equity must never fall below ${amountText(floor, terms)} at first.`
  }
  const peak = peakText(parameters.follows, terms)
  return `Your equity must never be more than ${distance} below ${peak}.`
}

function peakText(follows: MaximumLossParameters['follows'], terms: PhaseTerms): string {
  const reset = resetText(terms.calendar)
  if (follows === 'equity') return 'the highest equity you have reached, open profit included'
  if (follows === 'closedBalance') return 'the highest closed balance you have reached'
  if (follows === 'endOfDayBalance') return `the highest balance you had at ${reset}`
  return `the highest of balance and equity you had at ${reset}`
}

function lockSentence(parameters: MaximumLossParameters, terms: PhaseTerms): string {
  const lock = lockLevel(parameters, terms.startingBalance)
  const trigger = lockTrigger(parameters, terms)
  if (lock === null || trigger === null) return ''
  const peak = parameters.follows === 'equity' ? 'equity' : 'balance'
  return (
    `Once your ${peak} reaches ${amountText(trigger, terms)} ` +
    `the floor stays at ${amountText(lock, terms)}.`
  )
}

function payoutSentence(parameters: MaximumLossParameters, terms: PhaseTerms): string {
  const { onPayout, follows } = parameters
  if (onPayout === 'peakMinusPayout') return 'A payout lowers that value by its amount.'
  if (onPayout === 'lockAtInitial') {
    const start = amountText(terms.startingBalance, terms)
    return `With the first payout the floor moves up to ${start} for good.`
  }
  if (onPayout === 'setTo') {
    return `With the first payout the floor is ${amountText(parameters.payoutFloor ?? 0, terms)} for good.`
  }
  return follows === 'static' ? '' : 'A payout does not move the floor.'
}

export function maximumLossExplanation(
  verdict: Verdict,
  parameters: MaximumLossParameters,
  terms: PhaseTerms,
): Explanation {
  return {
    title: 'Maximum loss limit',
    words: maximumLossWords(parameters, terms),
    summary: floorSummary(verdict, terms),
    rows: [
      ...floorRows(verdict, parameters, terms),
      ...equityRows(verdict, terms),
      ...brokenFloorRows(verdict, terms, 'Loss'),
    ],
  }
}

const peakLabels = {
  static: 'Starting balance',
  equity: 'Highest equity',
  closedBalance: 'Highest closed balance',
  endOfDayBalance: 'Highest balance at a reset',
  endOfDayHigher: 'Highest of balance and equity at a reset',
}

function floorRows(
  verdict: Verdict,
  parameters: MaximumLossParameters,
  terms: PhaseTerms,
): ExplanationRow[] {
  const { zone } = terms.calendar
  const at = factOf(verdict, 'peakAt')
  const when =
    parameters.follows === 'static' ? '' : `, ${dateText(at, zone)} ${clockText(at, zone)}`
  const peak = minor(factOf(verdict, 'peak'))
  const allowance = minor(factOf(verdict, 'allowance'))
  const follows = subtract(peak, allowance)
  const held = follows !== verdict.limit
  const rows = [
    limit(`${peakLabels[parameters.follows]}${when}`, amountText(peak, terms)),
    limit(allowanceLabel(parameters, terms), amountText(allowance, terms), { sign: '−' }),
  ]
  if (held) rows.push(limit('Floor before its lock', amountText(follows, terms), { sign: '=' }))
  const label = held ? lockedLabel(verdict) : 'Floor'
  rows.push(limit(label, amountText(verdict.limit, terms), { sign: '=', tone: 'strong' }))
  return rows
}

const lockedLabel = (verdict: Verdict): string =>
  factOf(verdict, 'payouts') > 0 ? 'Floor, moved up by a payout' : 'Floor, locked'

function allowanceLabel(parameters: MaximumLossParameters, terms: PhaseTerms): string {
  if (parameters.unit === 'amount' || parameters.floorAt !== null) return 'Allowed loss'
  const of = parameters.unit === 'percentOfPeak' ? 'that value' : amountText(terms.size, terms)
  return `${percentText(parameters.percent)} of ${of}`
}
