import {
  allowedByDay,
  allowedLots,
  microContracts,
} from '../../../src/domain/rules/size/allowedLots.js'
import {
  lotConsistencyParameters,
  rangeAround,
} from '../../../src/domain/rules/size/lotConsistency.js'
import { averageLots, isInRange } from '../../../src/domain/rules/size/lotRange.js'
import { lotsTerms, maximumLotsParameters } from '../../../src/domain/rules/size/maximumLots.js'
import type { EngineInput } from '../../../src/domain/rules/types.js'
import { feed, instantOf, phaseOf, rule, trade, type Step } from '../engine.js'
import { Unsupported, type Answer, type Family, type PublishedCase } from '../publishedCase.js'
import { decimal, money, percent, scaled } from '../units.js'

/** Lots and contracts in hundredths, as the engine counts them. */
const lots = (value: unknown): number => scaled(value, 2)
const lotsOf = (hundredths: number): number => decimal(hundredths)

type Tier = readonly [profit: unknown, contracts: unknown]

const tiersOf = (value: unknown) =>
  Array.isArray(value)
    ? (value as readonly Tier[]).map(([profit, contracts]) => ({
        profit: money(profit),
        lots: lots(contracts),
      }))
    : []

/** How many contracts may be open, by the profit so far or at the end of the day before. */
function contracts(given: PublishedCase): Answer {
  const { params } = given.rule
  const byDay = params['maxContractsByEodProfit']
  const steps = tiersOf(byDay ?? params['maxContractsByProfit'])
  const safetyNet = params['safetyNetProfit']
  const terms = lotsTerms(
    maximumLotsParameters.parse({
      lots: params['maxContracts'] === undefined ? null : lots(params['maxContracts']),
      steps,
      profit: byDay === undefined ? 'now' : 'lastReset',
      safetyNet: safetyNet === undefined ? null : money(safetyNet),
      ...(params['beforeSafetyNetFactor'] !== undefined && {
        percentBefore: scaled(params['beforeSafetyNetFactor'], 4),
      }),
    }),
  )
  const profits = given.timeline.map((event) => money(event['eodProfit'] ?? event['profit'] ?? 0))
  const now = profits.map((profit) => allowedLots(terms, profit))
  const factor = Number(params['microFactor'] ?? 1)
  return {
    maxContractsDuringDay: allowedByDay(terms, profits).map(lotsOf),
    maxMinis: now.map(lotsOf),
    maxMicros: now.map((each) => lotsOf(microContracts(each, factor))),
    maxContracts: now.map(lotsOf),
  }
}

/** Lots that may be open at once, judged at each opening. */
function openLots(given: PublishedCase): Answer {
  const { params } = given.rule
  const table = Object(params['maxLotsBySize']) as Readonly<Record<string, unknown>>
  const most = lots(table[String(given.initialBalance)] ?? params['maxLots'])
  const phase = phaseOf(given, { rules: [rule('maximumLots', { lots: most })] })
  const sizes = new Map(given.timeline.map((event) => [event['trade'], lots(event['lots'])]))
  const open = new Set<unknown>()
  const steps = feed(
    phase,
    instantOf(given.timeline[0] ?? {}),
    given.timeline.map((event) => {
      const still = Array.isArray(event['whileOpen'])
        ? (event['whileOpen'] as readonly unknown[])
        : []
      const closed = [...open].filter((each) => !still.includes(each))
      for (const each of closed) open.delete(each)
      open.add(event['trade'])
      const at = instantOf(event)
      return [
        ...closed.map((each) => trade(at, { entry: 'close', lots: sizes.get(each) ?? 0 })),
        trade(at, { entry: 'open', lots: lots(event['lots']) }),
      ]
    }),
  )
  const violations = steps.flatMap(({ verdicts }) => verdicts).length
  return { maxLots: lotsOf(most), violations, compliant: violations === 0 }
}

/** The parameters of a size rule, whatever the case calls its bounds. */
function sizeParameters({ rule: { params } }: PublishedCase, reference: string) {
  const deviation = params['deviationPct']
  const factors =
    params['lowFactor'] === undefined
      ? {}
      : { lowest: scaled(params['lowFactor'], 2), highest: scaled(params['highFactor'], 2) }
  const around =
    deviation === undefined ? {} : { bounds: 'deviation', deviation: percent(deviation) }
  return lotConsistencyParameters.parse({
    reference,
    ...factors,
    ...around,
    ...(params['delta'] !== undefined && { bounds: 'distance', distance: lots(params['delta']) }),
    groupMinutes: params['groupWindowMinutes'] ?? 0,
  })
}

const averageRange: Family = (given) => {
  const [event = {}] = given.timeline
  const orders = Number(event['closedOrders'])
  const average = averageLots(lots(event['totalLots']), orders)
  const { lowest, highest } = rangeAround(average, sizeParameters(given, 'average'))
  return { avg: lotsOf(average), min: lotsOf(lowest), max: lotsOf(highest) }
}

/** Which trades the engine calls out of range when each is compared with a reference. */
function verdictsOn(given: PublishedCase, reference: string) {
  const parameters = sizeParameters(given, reference)
  const phase = phaseOf(given, { rules: [rule('lotConsistency', parameters)] })
  const timed = given.timeline.map((event, index) =>
    event['t'] === undefined ? index : instantOf(event),
  )
  const startAt = given.timeline.some(({ t }) => t !== undefined) ? (timed[0] ?? 1) : 1
  const events = given.timeline.map((event, index): EngineInput[] => [
    trade(timed[index] || startAt, { entry: 'open', lots: lots(event['lots']) }),
  ])
  return { parameters, phase, steps: feed(phase, startAt, events) }
}

const isClean = ({ verdicts }: Step): boolean => verdicts.length === 0

const previousTrade: Family = (given) => {
  const first = verdictsOn(given, 'firstTrade').steps.map(isClean)
  return {
    validAsPublished: first,
    validVsFirstTrade: first,
    validVsPreviousTrade: verdictsOn(given, 'previousTrade').steps.map(isClean),
  }
}

/** Openings within minutes of each other are one trade; the first is the reference. */
const firstTrade: Family = (given) => {
  const { parameters, phase, steps } = verdictsOn(given, 'firstTrade')
  const slot = (name: string) => phase.slotNames.indexOf(`lotConsistency.${name}`)
  const last = steps.at(-1)
  if (!last) throw new Unsupported('expected a trade')
  const reference = last.state[slot('first')] || lots(given.timeline[0]?.['lots'])
  const group = last.state[slot('group')] || (last.state[slot('previous')] ?? 0)
  const range = rangeAround(reference, parameters)
  const valid = steps.map(isClean)
  return {
    groupedLots: lotsOf(group),
    min: lotsOf(range.lowest),
    max: lotsOf(range.highest),
    compliant: valid.every(Boolean) && isInRange(group, range),
    validVsFirstTrade: valid,
    validAsPublished: valid,
    violations: valid.filter((each) => !each).length,
  }
}

const sizeRules: Readonly<Record<string, Family>> = {
  avg_range: averageRange,
  prev_trade_delta: previousTrade,
  first_trade_range: firstTrade,
  max_open_lots: openLots,
}

const sizes: Family = (given) => (sizeRules[String(given.rule.params['rule'])] ?? contracts)(given)

export const sizeFamilies: Readonly<Record<string, Family>> = { lots: sizes }
