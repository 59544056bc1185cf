import { minor, subtract, type Minor } from '../money/minor.js'
import { lockTrigger } from '../rules/maximumLoss/keepFloor.js'
import { maximumLossParameters } from '../rules/maximumLoss/parameters.js'
import { amountText } from '../rules/phrasing.js'
import type { PhaseTerms } from '../rules/types.js'
import { fixedAmount } from './amounts.js'
import { finding, removal, type Finding } from './finding.js'
import { named, ruleTitle, type PhaseRule } from './phaseRules.js'
import type { CheckedPhase } from './wayToPass.js'

/** Loss limits that another loss limit reaches first. */
export const lateLosses = (checked: CheckedPhase): Finding[] => [
  ...named(checked.rules, 'dailyLoss').flatMap((rule) => lateDailyLoss(checked, rule)),
  ...named(checked.rules, 'maximumLoss').flatMap((rule) => [
    ...lateStaticFloor(checked, rule),
    ...lateLock(checked, rule),
  ]),
  ...named(checked.rules, 'floatingLoss').flatMap((rule) => lateOpenLoss(checked, rule)),
]

const field = ({ parameters }: PhaseRule): string =>
  parameters.unit === 'amount' ? 'amount' : 'percent'

/** How far under the start a maximum loss begins, or null where it follows the account. */
function distanceOf(rule: PhaseRule, terms: PhaseTerms): Minor | null {
  const { floorAt } = maximumLossParameters.parse(rule.parameters)
  return floorAt === null
    ? fixedAmount(rule, terms)
    : subtract(terms.startingBalance, minor(floorAt))
}

/** Days' anchors that a floor's peak is never under. */
const anchorsUnder: Readonly<Record<string, readonly string[]>> = {
  equity: ['equity', 'highestEquity'],
  closedBalance: ['balance'],
  endOfDayBalance: ['balance'],
  endOfDayHigher: ['balance', 'equity', 'higher'],
}

function lateDailyLoss({ phase, rules, terms }: CheckedPhase, daily: PhaseRule): Finding[] {
  const allowance = fixedAmount(daily, terms)
  if (allowance === null) return []
  const first = named(rules, 'maximumLoss').flatMap((rule) => {
    const distance = distanceOf(rule, terms)
    return distance !== null && allowance >= distance ? [{ rule, distance }] : []
  })[0]
  if (!first) return []
  const { follows, lock } = first.rule.parameters
  const covered = anchorsUnder[String(follows)]?.includes(String(daily.parameters.anchor))
  const isNever = covered === true && lock === 'none'
  const about = { phase, rule: daily.key }
  const title = ruleTitle(first.rule)
  const lead = amountText(subtract(allowance, first.distance), terms)
  const message = isNever
    ? `Never decides first: ${title} ends the account after the same loss or a smaller one.`
    : `Decides first only on a day that begins more than ${lead} in profit; until then ${title} does.`
  return [
    finding({
      ...about,
      level: 'warned',
      code: isNever ? 'neverDecides' : 'decidesLate',
      field: field(daily),
      message,
      waysOut: [removal(about)],
    }),
  ]
}

/** A floor that stays where a second one starts, or lower, is never reached first. */
function lateStaticFloor({ phase, rules, terms }: CheckedPhase, rule: PhaseRule): Finding[] {
  const distance = distanceOf(rule, terms)
  if (rule.parameters.follows !== 'static' || distance === null) return []
  const first = named(rules, 'maximumLoss').find((other) => {
    const near = distanceOf(other, terms)
    const moves = other.parameters.follows !== 'static' && other.parameters.lock !== 'atAmount'
    const testsMore =
      other !== rule &&
      other.parameters.follows === 'static' &&
      other.parameters.tested === 'balanceOrEquity'
    return (moves || testsMore) && near !== null && near <= distance
  })
  if (!first) return []
  const about = { phase, rule: rule.key }
  const message = `Never decides first: the floor of ${ruleTitle(first)} is never lower.`
  return [
    finding({
      ...about,
      ...{ level: 'warned', code: 'neverDecides', field: field(rule), message },
      waysOut: [removal(about)],
    }),
  ]
}

/** A floor that would lock only above the profit that passes the phase. */
function lateLock({ phase, rules, terms }: CheckedPhase, rule: PhaseRule): Finding[] {
  if (phase === 'funded') return []
  const parameters = maximumLossParameters.parse(rule.parameters)
  const about = { phase, rule: rule.key }
  const warned = { level: 'warned', code: 'neverDecides' } as const
  if (parameters.onPayout !== 'stays') {
    const message = 'Never happens: an evaluation has no payouts that could move the floor.'
    const change = { kind: 'setParameter', ...about, field: 'onPayout', value: 'stays' } as const
    const waysOut = [{ label: 'Let the floor stay', change }]
    return [finding({ ...about, ...warned, field: 'onPayout', message, waysOut })]
  }
  const trigger = lockTrigger(parameters, terms)
  const [target] = named(rules, 'profitTarget')
  const profit = target ? fixedAmount(target, terms) : null
  if (!target || trigger === null || profit === null) return []
  const needed = subtract(trigger, terms.startingBalance)
  if (needed <= profit) return []
  const message = `Never locks: it needs a profit of ${amountText(needed, terms)}, and ${ruleTitle(target)} passes the phase at ${amountText(profit, terms)}.`
  const change = { kind: 'setParameter', ...about, field: 'lock', value: 'none' } as const
  const unlocked = parameters.lockWhen === 'floorReachesLock'
  return [
    finding({
      ...about,
      ...warned,
      field: 'lock',
      message,
      waysOut: unlocked ? [{ label: 'Never lock', change }] : [removal(about)],
    }),
  ]
}

function lateOpenLoss({ phase, rules, terms }: CheckedPhase, rule: PhaseRule): Finding[] {
  const limit = fixedAmount(rule, terms)
  if (limit === null || rule.parameters.scope !== 'account') return []
  const losses = [
    ...named(rules, 'dailyLoss').map((each) => ({ each, room: fixedAmount(each, terms) })),
    ...named(rules, 'maximumLoss').map((each) => ({ each, room: distanceOf(each, terms) })),
  ]
  const first = losses.find(({ room }) => room !== null && limit >= room)
  if (!first || first.room === null) return []
  const about = { phase, rule: rule.key }
  const lead = amountText(subtract(limit, first.room), terms)
  const message = `Decides first only while more than ${lead} of closed profit is between it and ${ruleTitle(first.each)}.`
  return [
    finding({
      ...about,
      ...{ level: 'warned', code: 'decidesLate', field: field(rule), message },
      waysOut: [removal(about)],
    }),
  ]
}
