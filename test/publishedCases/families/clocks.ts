import { numberIn } from '../../../src/domain/rules/coreSlots.js'
import { calendarDaysBetween } from '../../../src/domain/rules/deadline.js'
import type { EngineInput } from '../../../src/domain/rules/types.js'
import { feed, instantIn, instantOf, observation, phaseOf, rule, utc, utcText } from '../engine.js'
import { Unsupported, type Answer, type PublishedCase } from '../publishedCase.js'
import { money } from '../units.js'
import { checkEvents, checkParameters } from './known.js'

type Event = PublishedCase['timeline'][number]

/** What starts the clock of an inactive account. */
const activities: Readonly<Record<string, string>> = {
  last_close_or_assignment: 'close',
  last_trade: 'openOrClose',
}

/** Openings and closings as an account shows them; whatever else happens is no trade. */
function activityInputs(given: PublishedCase): EngineInput[][] {
  const balance = money(given.initialBalance)
  const open = new Set<unknown>()
  const orders = new Set<unknown>()
  let newest = 0
  return given.timeline.map((event): EngineInput[] => {
    const at = instantOf(event)
    const seen = () =>
      observation(at, {
        ...{ balance, equity: balance, openPositions: open.size },
        ...{ pendingOrders: orders.size, lastOpenedAt: newest },
      })
    const opens = () => {
      open.add(event['trade'])
      newest = at
      return seen()
    }
    const closes = () => {
      open.delete(event['trade'])
      return seen()
    }
    if (event['event'] === 'pending_order') orders.add(event['order'])
    if (event['event'] === 'open') return [opens()]
    if (event['event'] === 'close')
      return open.has(event['trade']) ? [closes()] : [opens(), closes()]
    return event['event'] === 'trade' ? [opens(), closes()] : [seen()]
  })
}

/** An instant as the case asks for it: a date alone, or with its time. */
const asWritten = (at: number, asked: unknown): string =>
  typeof asked === 'string' && !asked.includes('T')
    ? utcText(at).slice(0, asked.length)
    : utcText(at)

/** Days without a trade after which an account expires. */
export function inactivity(given: PublishedCase): Answer {
  checkParameters(given, {
    days: 'any',
    dayType: ['calendar'],
    clockStarts: Object.keys(activities),
    openPositionsKeepActive: [true, false],
    pendingOrdersCount: [true, false],
  })
  checkEvents(given, ['close', 'open', 'account_assigned', 'pending_order', 'trade'])
  const { params } = given.rule
  const config = rule('inactivity', {
    days: params['days'],
    activity: activities[String(params['clockStarts'])] ?? 'openOrClose',
    openPositionsStopClock: params['openPositionsKeepActive'] ?? false,
    pendingOrdersStopClock: params['pendingOrdersCount'] ?? false,
  })
  const phase = phaseOf(given, { rules: [config] })
  const { asOf: asked, deadline } = given.expected
  const inputs = activityInputs(given)
  const asOf = asked === undefined ? (inputs.at(-1)?.[0]?.at ?? 1) : instantIn(String(asked))
  const events = inputs.filter((event) => event.every(({ at }) => at <= asOf))
  const startAt = events[0]?.[0]?.at
  if (startAt === undefined) throw new Unsupported('expected what starts the clock')
  const steps = feed(phase, startAt, [...events, [{ kind: 'clock', at: asOf }]])
  const before = steps.slice(0, events.length).at(-1)
  const standing = before && phase.limits(before.state)[0]
  const expiry = steps.flatMap(({ verdicts }) => verdicts).find(({ kind }) => kind === 'expiry')
  return {
    asOf: asked,
    inactive: expiry !== undefined,
    deadline: standing ? asWritten(standing.limit, deadline) : null,
    ...(before && {
      daysIdle: calendarDaysBetween(
        numberIn(before.state, phase.slotNames.indexOf('inactivity.activeAt')),
        asOf,
        utc.zone,
      ),
    }),
  }
}

/** Days in which a phase has to be passed; each phase has its own. */
export function timeLimit(given: PublishedCase): Answer {
  checkParameters(given, {
    days: 'any',
    dayType: ['calendar'],
    perPhase: [true, false],
    program: 'any',
    clockStarts: ['first_trade', 'phase_start'],
  })
  checkEvents(given, ['phase_start', 'assigned', 'trade'])
  const { params } = given.rule
  const config = rule('timeLimit', {
    days: params['days'],
    from: params['clockStarts'] === 'first_trade' ? 'firstTrade' : 'phaseStart',
  })
  const phase = phaseOf(given, { rules: [config] })
  const balance = money(given.initialBalance)
  const inputOf = (event: Event): EngineInput => {
    const at = instantOf(event)
    const traded = event['event'] === 'trade'
    const openPositions = traded ? 1 : 0
    return observation(at, {
      balance,
      equity: balance,
      openPositions,
      lastOpenedAt: traded ? at : 0,
    })
  }
  const checks = Array.isArray(given.expected['expiredCheck'])
    ? (given.expected['expiredCheck'] as readonly Readonly<Record<string, unknown>>[])
    : []
  return {
    expiredCheck: checks.map(({ asOf, deadline }) => {
      const at = instantIn(String(asOf))
      const known = given.timeline.filter((event) => instantOf(event) <= at)
      const newest = known.findLastIndex(({ event }) => event === 'phase_start')
      const inputs = known.slice(newest < 0 ? 0 : newest).map((event) => [inputOf(event)])
      const startAt = inputs[0]?.[0]?.at
      if (startAt === undefined) return { asOf, expired: false, deadline: null }
      const steps = feed(phase, startAt, [...inputs, [{ kind: 'clock', at }]])
      const before = steps.slice(0, inputs.length).at(-1)
      const standing = before && phase.limits(before.state)[0]
      return {
        asOf,
        expired: steps.some(({ verdicts }) => verdicts.some(({ kind }) => kind === 'expiry')),
        deadline: standing ? asWritten(standing.limit, deadline) : null,
      }
    }),
  }
}
