import { larger, minor } from '../../money/minor.js'
import { consequenceWords } from '../consequence.js'
import { rowsOf, type Explanation, type ExplanationRow } from '../explanation.js'
import { brokenFloorRows, equityRows, floorSummary } from '../floorExplanation.js'
import { amountText, dateText, factOf, percentText, resetText } from '../phrasing.js'
import { shareText } from '../shareText.js'
import type { PhaseTerms, Verdict } from '../types.js'
import type { DailyLossParameters } from './parameters.js'

const anchorNames = {
  balance: 'your balance',
  equity: 'your equity',
  higher: 'the higher of your balance and equity',
  highestEquity: 'the day’s highest equity',
}

const limit = rowsOf('limit')

export function dailyLossWords(parameters: DailyLossParameters, terms: PhaseTerms): string {
  const { anchor, tested, consequence } = parameters
  const reset = resetText(terms.calendar)
  const subject = tested === 'equity' ? 'Your equity' : 'Your equity and your balance'
  const since = anchor === 'highestEquity' ? `, which starts anew at ${reset}` : ` at ${reset}`
  return [
    `${subject} may fall at most ${allowanceText(parameters, terms)} below ${anchorNames[anchor]}${since}.`,
    'Open profit and loss, commission and swap count.',
    touchText(parameters),
    consequence === 'breach' ? '' : consequenceWords[consequence],
  ]
    .filter((sentence) => sentence !== '')
    .join(' ')
}

function touchText({ breachWhen, consequence }: DailyLossParameters): string {
  if (consequence !== 'breach') {
    return breachWhen === '<' ? 'Touching the floor is allowed.' : 'The floor must not be touched.'
  }
  return breachWhen === '<'
    ? 'Touching the floor is allowed; under it the account ends.'
    : 'The account ends when equity touches the floor.'
}

function allowanceText(parameters: DailyLossParameters, terms: PhaseTerms): string {
  const { unit } = parameters
  if (unit === 'percentOfAnchor') return percentText(parameters.percent)
  if (unit === 'percentOfDayStartBalance') {
    return `${percentText(parameters.percent)} of the balance at that time`
  }
  return shareText(parameters, terms)
}

export function dailyLossExplanation(
  verdict: Verdict,
  parameters: DailyLossParameters,
  terms: PhaseTerms,
): Explanation {
  return {
    title: 'Daily loss limit',
    words: dailyLossWords(parameters, terms),
    summary: floorSummary(verdict, terms),
    rows: [
      ...floorRows(verdict, parameters, terms),
      ...equityRows(verdict, terms),
      ...brokenFloorRows(verdict, terms, 'Loss of the day'),
    ],
  }
}

function floorRows(
  verdict: Verdict,
  parameters: DailyLossParameters,
  terms: PhaseTerms,
): ExplanationRow[] {
  const balance = minor(factOf(verdict, 'dayStartBalance'))
  const equity = minor(factOf(verdict, 'dayStartEquity'))
  const moved = factOf(verdict, 'dayOperations')
  const time = terms.calendar.resetAt
  const { anchor } = parameters
  if (anchor === 'highestEquity') return peakRows(verdict, parameters, terms)
  const used =
    anchor === 'higher' ? larger(balance, equity) : anchor === 'balance' ? balance : equity
  const tone = (value: number) => ({
    tone: value === used ? ('plain' as const) : ('muted' as const),
  })
  const higher = anchor === 'higher'
  const note = (isIt: boolean) => (higher && isIt ? ', the higher one' : '')
  const rows: ExplanationRow[] = []
  if (anchor !== 'equity') {
    rows.push(
      limit(
        `Balance at ${time}${note(balance > equity)}`,
        amountText(balance, terms),
        tone(balance),
      ),
    )
  }
  if (anchor !== 'balance') {
    rows.push(
      limit(`Equity at ${time}${note(equity >= balance)}`, amountText(equity, terms), tone(equity)),
    )
  }
  if (moved !== 0) {
    rows.push(limit('Paid in or out since', amountText(moved, terms), { sign: '+' }))
  }
  const day = dateText(factOf(verdict, 'dayStartsAt'), terms.calendar.zone)
  rows.push(
    limit(
      allowanceLabel(verdict, parameters, terms),
      amountText(factOf(verdict, 'allowance'), terms),
      {
        sign: '−',
      },
    ),
    limit(`Floor for ${day}`, amountText(verdict.limit, terms), { sign: '=', tone: 'strong' }),
  )
  return rows
}

function allowanceLabel(
  verdict: Verdict,
  parameters: DailyLossParameters,
  terms: PhaseTerms,
): string {
  const { unit } = parameters
  if (unit === 'amount') return 'Allowed loss of a day'
  const share = percentText(parameters.percent)
  if (unit === 'percentOfSize') return `${share} of ${amountText(terms.size, terms)}`
  if (unit === 'percentOfDayStartBalance') {
    return `${share} of ${amountText(factOf(verdict, 'dayStartBalance'), terms)}`
  }
  return `${share} of the anchor`
}

function peakRows(
  verdict: Verdict,
  parameters: DailyLossParameters,
  terms: PhaseTerms,
): ExplanationRow[] {
  const day = dateText(factOf(verdict, 'dayStartsAt'), terms.calendar.zone)
  return [
    limit('The day’s highest equity', amountText(factOf(verdict, 'anchor'), terms)),
    limit(
      allowanceLabel(verdict, parameters, terms),
      amountText(factOf(verdict, 'allowance'), terms),
      { sign: '−' },
    ),
    limit(`Floor for ${day}`, amountText(verdict.limit, terms), { sign: '=', tone: 'strong' }),
  ]
}
