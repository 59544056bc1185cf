import { rowsOf, type Explanation } from '../explanation.js'
import { clockText, dateText, daysText, factOf, zoneText } from '../phrasing.js'
import type { PhaseTerms, Verdict } from '../types.js'
import type { InactivityParameters } from './parameters.js'

const activities = {
  openOrClose: 'Open or close a position',
  open: 'Open a position',
  close: 'Close a position',
}

export function inactivityWords(parameters: InactivityParameters, terms: PhaseTerms): string {
  const first = `${activities[parameters.activity]} at least every ${daysText(parameters.days)}.`
  return `${first}${stoppedText(parameters)} ${lastDayText(parameters, terms)}`
}

function stoppedText(parameters: InactivityParameters): string {
  const reasons = [
    ...(parameters.openPositionsStopClock ? ['a position is open'] : []),
    ...(parameters.pendingOrdersStopClock ? ['an order waits'] : []),
  ]
  return reasons.length === 0 ? '' : ` The days do not run while ${reasons.join(' or ')}.`
}

function lastDayText(parameters: InactivityParameters, terms: PhaseTerms): string {
  const { resetAt, zone } = terms.calendar
  if (parameters.lastDay === 'sameTime') {
    return `They end on the last day at the same time, ${zoneText(zone)}.`
  }
  const end = parameters.lastDay === 'included' ? 'ends' : 'begins'
  return `They are over when the last day ${end}, at ${resetAt} ${zoneText(zone)}.`
}

export function inactivityExplanation(
  verdict: Verdict,
  parameters: InactivityParameters,
  terms: PhaseTerms,
): Explanation {
  const limit = rowsOf('limit')
  const { zone } = terms.calendar
  const moment = (at: number) => `${dateText(at, zone)} ${clockText(at, zone)}`
  const last = moment(factOf(verdict, 'activeAt'))
  const deadline = moment(factOf(verdict, 'deadline'))
  return {
    title: 'Inactivity',
    words: inactivityWords(parameters, terms),
    summary: `No activity since ${last}; the ${daysText(parameters.days)} were over on ${deadline}.`,
    rows: [
      limit('Last activity', last),
      limit('Days allowed', String(parameters.days), { sign: '+' }),
      limit('Deadline', deadline, { sign: '=', tone: 'strong' }),
      rowsOf('figure')('Decided at', moment(verdict.at)),
    ],
  }
}
