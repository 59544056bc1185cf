import { moneyIn } from '../../../src/domain/rules/coreSlots.js'
import type { RuleConfig, Verdict } from '../../../src/domain/rules/types.js'
import { hoursOf, tradingDayAt, tradingDayOn } from '../../../src/domain/time/tradingDay.js'
import { rule, utcText } from '../engine.js'
import type { Answer, PublishedCase } from '../publishedCase.js'
import { decimal } from '../units.js'
import { asAsked } from './asked.js'
import {
  follow,
  limitOf,
  lossAnswer,
  momentOf,
  named,
  tested,
  type Followed,
} from './followLoss.js'
import { checkEvents, checkParameters, type Known } from './known.js'

const anchors: Readonly<Record<string, string>> = {
  balance: 'balance',
  equity: 'equity',
  max_balance_equity: 'higher',
  intraday_peak_equity: 'highestEquity',
}

const consequences: Readonly<Record<string, string>> = {
  fail: 'breach',
  block_new_trades: 'blockUntilReset',
  pause_until_next_reset: 'pauseUntilReset',
}

const known: Known = {
  amount: 'any',
  pct: 'any',
  pctOf: ['initial', 'anchor', 'dayStartBalance'],
  basis: Object.keys(anchors),
  reset: 'any',
  checkOn: ['equity', 'balance_or_equity'],
  breachWhen: ['<', '<='],
  action: Object.keys(consequences),
  rounding: ['cents'],
}

const dailyLossOf = ({ rule: { params } }: PublishedCase): RuleConfig =>
  rule('dailyLoss', {
    ...limitOf(params, {
      initial: 'percentOfSize',
      anchor: 'percentOfAnchor',
      dayStartBalance: 'percentOfDayStartBalance',
    }),
    anchor: named(anchors, params['basis'], 'anchor'),
    tested: tested(params['checkOn']),
    breachWhen: params['breachWhen'] ?? '<',
    consequence: named(consequences, params['action'] ?? 'fail', 'action'),
  })

export function dailyLoss(given: PublishedCase): Answer {
  checkParameters(given, known)
  checkEvents(given, ['start', 'day_reset', 'eod', 'payout'])
  const followed = follow(given, dailyLossOf(given))
  const { phase, steps } = followed
  const allowance = phase.slotNames.indexOf('dailyLoss.allowance')
  const last = steps.at(-1)
  const verdict = steps.flatMap(({ verdicts }) => verdicts)[0]
  const answer = {
    ...lossAnswer(followed),
    ...(last && { allowance: decimal(moneyIn(last.state, allowance)) }),
    dailyPnlAtBreach: verdict ? decimal(verdict.facts?.['dayResult'] ?? 0) : null,
    ...calendarAnswer(given, followed),
  }
  return {
    ...asAsked(answer, given.expected),
    accountStatusAfter: statusAsked(given, standingAfter(given, followed)),
  }
}

/** How long the days are that a case asks about, and when those of its resets were. */
function calendarAnswer({ timeline, expected }: PublishedCase, { phase }: Followed): Answer {
  const { calendar } = phase.terms
  const asked = Object.keys(Object(expected['dayLengthsHours'])).map((date) => ({
    date,
    day: tradingDayOn(date, calendar),
  }))
  const resets = timeline.filter(({ event }) => event === 'day_reset')
  const seen = (resets.length > 0 ? resets : timeline).map((event) =>
    tradingDayAt(momentOf(event, calendar), calendar),
  )
  const days = seen.length > 0 ? seen : asked.map(({ day }) => day)
  return {
    dayLengthsHours: Object.fromEntries(asked.map(({ date, day }) => [date, hoursOf(day)])),
    resetInstantsUtc: [...new Set(days.map(({ startsAt }) => utcText(startsAt)))],
  }
}

type Standing = 'active' | 'paused' | 'blocked' | 'failed'

const standings: Readonly<Record<string, Standing>> = {
  pauseUntilReset: 'paused',
  blockUntilReset: 'blocked',
}

/** What the account may do once all is over: a pause and a block end with the next reset. */
function standingAfter(given: PublishedCase, { phase, steps }: Followed): Standing {
  const verdict: Verdict | undefined = steps.flatMap(({ verdicts }) => verdicts).at(-1)
  const end = given.timeline.at(-1)
  if (verdict === undefined || end === undefined) return 'active'
  if (verdict.kind === 'breach') return 'failed'
  const { calendar } = phase.terms
  const isOver = momentOf(end, calendar) >= tradingDayAt(verdict.at, calendar).endsAt
  return isOver ? 'active' : (standings[verdict.action ?? ''] ?? 'active')
}

/** What cases call a standing. */
const words: Readonly<Record<Standing, RegExp>> = {
  active: /^(active|open|ok|trading|resumed)$/,
  paused: /^(paused|suspended|disabled)([ _][a-z_ ]+)?$/,
  blocked: /^[a-z_ ()-]*(block|no[_ -]new)[a-z_ ()-]*$/,
  failed: /^(failed|breached|closed|terminated|violated)$/,
}

function statusAsked({ expected }: PublishedCase, standing: Standing): string {
  const asked = expected['accountStatusAfter']
  const isCalledSo = typeof asked === 'string' && words[standing].test(asked)
  return isCalledSo ? asked : standing
}
