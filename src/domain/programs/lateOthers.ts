import { amountText, daysText } from '../rules/phrasing.js'
import { fixedAmount } from './amounts.js'
import { finding, removal, setting, type Finding, type WayOut } from './finding.js'
import { bestDayDays } from './leastDays.js'
import { named, numberOf, ruleTitle, type PhaseRule } from './phaseRules.js'
import type { CheckedPhase } from './wayToPass.js'

/** Rules about time, days, targets and trades that another rule always decides before. */
export const lateOthers = (checked: CheckedPhase): Finding[] =>
  checked.rules.flatMap((rule) => checks[rule.definition.name]?.(checked, rule) ?? [])

type Check = (checked: CheckedPhase, rule: PhaseRule) => Finding[]

const checks: Readonly<Record<string, Check>> = {
  inactivity: lateInactivity,
  profitTarget: neverRaised,
  minimumTradingDays: alwaysEnoughDays,
  dailyProfitCap: neverCapped,
  hedging: neverHedged,
  newsWindow: emptyWindow,
  maximumLots: neverLess,
  flatBy: coveredWeekday,
}

type Late = { readonly field: string; readonly message: string; readonly first?: WayOut }

function never(phase: string, rule: PhaseRule, { field, message, first }: Late): Finding[] {
  const about = { phase, rule: rule.key }
  const waysOut = [...(first ? [first] : []), removal(about)]
  return [finding({ level: 'warned', code: 'neverDecides', ...about, field, message, waysOut })]
}

function lateInactivity({ phase, rules }: CheckedPhase, rule: PhaseRule): Finding[] {
  const days = numberOf(rule, 'days') ?? 0
  const limit = named(rules, 'timeLimit').find(
    (each) => each.parameters.from === 'phaseStart' && (numberOf(each, 'days') ?? 0) <= days,
  )
  if (!limit) return []
  const over = numberOf(limit, 'days') ?? 0
  const about = { phase, rule: rule.key, field: 'days' }
  const less = Math.min(30, over - 1)
  const message = `Can never happen: ${ruleTitle(limit)} ends the account after ${daysText(over)}.`
  const first = less > 0 ? { first: setting(about, less, `Set to ${daysText(less)}`) } : {}
  return never(phase, rule, { field: 'days', message, ...first })
}

function neverRaised({ phase }: CheckedPhase, rule: PhaseRule): Finding[] {
  const share = numberOf(rule, 'raisedByBestDay')
  if (share === null || share < 10_000) return []
  const about = { phase, rule: rule.key, field: 'raisedByBestDay' }
  return never(phase, rule, {
    field: about.field,
    message: 'The target is never raised: no day brings more than all of the profit it needs.',
    first: setting(about, null, 'Leave it where it is'),
  })
}

function alwaysEnoughDays({ phase, rules }: CheckedPhase, rule: PhaseRule): Finding[] {
  const days = numberOf(rule, 'days') ?? 0
  const counts = String(rule.parameters.counts)
  if (phase === 'funded' || !['opened', 'open', 'flat'].includes(counts)) return []
  const target = named(rules, 'profitTarget')[0]
  if (days === 1 && counts !== 'flat' && target) {
    return never(phase, rule, {
      field: 'days',
      message: `Always met: nobody reaches ${ruleTitle(target)} without a trading day.`,
    })
  }
  const consistency = named(rules, 'consistency').find(
    (each) => each.parameters.dayValue === 'equity' && (bestDayDays(each) ?? 0) >= days,
  )
  if (!consistency || counts !== 'open') return []
  return never(phase, rule, {
    field: 'days',
    message: `Always met: ${ruleTitle(consistency)} needs ${bestDayDays(consistency) ?? 0} profitable days.`,
  })
}

function neverCapped({ phase, rules, terms }: CheckedPhase, rule: PhaseRule): Finding[] {
  const target = named(rules, 'profitTarget')[0]
  const profit = target ? fixedAmount(target, terms) : null
  const cap = fixedAmount(rule, terms)
  if (phase === 'funded' || !target || profit === null || cap === null || cap < profit) return []
  const field = rule.parameters.unit === 'amount' ? 'amount' : 'percent'
  const message = `Never decides: one day within the cap of ${amountText(cap, terms)} already reaches ${ruleTitle(target)}.`
  return never(phase, rule, { field, message })
}

function neverHedged({ phase, rules }: CheckedPhase, rule: PhaseRule): Finding[] {
  const single = named(rules, 'maximumPositions').find(
    (each) => numberOf(each, 'positions') === 1 && each.parameters.consequence === 'breach',
  )
  if (!single) return []
  const message = `Can never happen: ${ruleTitle(single)} ends the account at the second position.`
  return never(phase, rule, { field: 'consequence', message })
}

function emptyWindow({ phase }: CheckedPhase, rule: PhaseRule): Finding[] {
  const { minutesBefore, minutesAfter } = rule.parameters
  if (minutesBefore !== 0 || minutesAfter !== 0) return []
  const message = 'Can hardly happen: the window has no length.'
  const about = { phase, rule: rule.key, field: 'minutesBefore' }
  const first = setting(about, 2, 'Open it 2 minutes before')
  return never(phase, rule, { field: about.field, message, first })
}

function neverLess({ phase }: CheckedPhase, rule: PhaseRule): Finding[] {
  const { safetyNet, percentBefore } = rule.parameters
  if (safetyNet === null || percentBefore !== 10_000) return []
  const about = { phase, rule: rule.key, field: 'safetyNet' }
  return never(phase, rule, {
    field: 'percentBefore',
    message: 'The part until then is all of the lots, so nothing is less.',
    first: setting(about, null, 'Allow all lots from the start'),
  })
}

function coveredWeekday({ phase, rules }: CheckedPhase, rule: PhaseRule): Finding[] {
  const { on, time } = rule.parameters
  const window = numberOf(rule, 'windowMinutes') ?? 0
  const daily = named(rules, 'flatBy').find(
    (each) =>
      each.parameters.on === 'everyDay' &&
      each.parameters.time === time &&
      (numberOf(each, 'windowMinutes') ?? 0) >= window,
  )
  if (on === 'everyDay' || !daily) return []
  const message = `Never decides first: ${ruleTitle(daily)} asks the same every day.`
  return never(phase, rule, { field: 'on', message })
}
