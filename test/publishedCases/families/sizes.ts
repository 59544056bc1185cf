import { minor, sum } from '../../../src/domain/money/minor.js'
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
import { asAsked } from '../asked.js'
import { Unsupported, type Answer, type Family, type PublishedCase } from '../publishedCase.js'
import { decimal, money, percent, scaled } from '../units.js'
import { count, has, list, named, onlyKnown, stated, table } from './payouts/read.js'

/** Lots and contracts in hundredths, as the engine counts them. */
const lots = (value: unknown): number => scaled(value, 2)
const lotsOf = (hundredths: number): number => decimal(hundredths)

const tiersOf = (value: unknown) =>
  list(value)
    .map(list)
    .map(([profit, contracts]) => ({ profit: money(profit), lots: lots(contracts) }))

const contractNames = [
  'maxContractsByEodProfit effective unit maxContractsByProfit microFactor maxContracts',
  'beforeSafetyNetFactor safetyNetProfit',
].flatMap((line) => line.split(' '))

/** How many contracts may be open, by the profit so far or at the end of the day before. */
function contracts(given: PublishedCase): Answer {
  onlyKnown(given, contractNames)
  const { params } = given.rule
  const isByDay = has(params, 'maxContractsByEodProfit')
  named({ next_session: true })(params['effective'] ?? 'next_session')
  named({ contracts: true, minis: true })(params['unit'] ?? 'contracts')
  const terms = lotsTerms(
    maximumLotsParameters.parse({
      lots: stated(params, 'maxContracts', lots) ?? null,
      steps:
        stated(params, 'maxContractsByEodProfit', tiersOf) ??
        stated(params, 'maxContractsByProfit', tiersOf) ??
        [],
      profit: isByDay ? 'lastReset' : 'now',
      safetyNet: stated(params, 'safetyNetProfit', money) ?? null,
      percentBefore: stated(params, 'beforeSafetyNetFactor', (value) => scaled(value, 4)),
      wholeLots: true,
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
  onlyKnown(given, ['rule', 'maxLotsBySize', 'countedPer'])
  const { params } = given.rule
  named({ position: true })(params['countedPer'] ?? 'position')
  const sizes = table(params['maxLotsBySize'])
  const own = sizes.find(([size]) => Number(size) === given.initialBalance)
  if (!own) throw new Unsupported('maxLotsBySize: expected the size of the account among them')
  const most = lots(own[1])
  const phase = phaseOf(given, { rules: [rule('maximumLots', { lots: most })] })
  const opened = new Map(given.timeline.map((event) => [event['trade'], lots(event['lots'])]))
  const open = new Set<unknown>()
  const times = timesOf(given)
  const steps = feed(
    phase,
    times[0] ?? 1,
    given.timeline.map((event, place) => {
      const still = Array.isArray(event['whileOpen'])
        ? (event['whileOpen'] as readonly unknown[])
        : []
      const closed = [...open].filter((each) => !still.includes(each))
      for (const each of closed) open.delete(each)
      open.add(event['trade'])
      const at = times[place] ?? 1
      return [
        ...closed.map((each) => trade(at, { entry: 'close', lots: opened.get(each) ?? 0 })),
        trade(at, { entry: 'open', lots: lots(event['lots']) }),
      ]
    }),
  )
  const violations = steps.flatMap(({ verdicts }) => verdicts).length
  return { maxLots: lotsOf(most), violations, compliant: violations === 0 }
}

/** When each trade was opened; without times one after the other. */
function timesOf({ timeline }: PublishedCase): readonly number[] {
  const isTimed = timeline.some(({ t, day }) => t !== undefined || day !== undefined)
  return timeline.map((event, place) => (isTimed ? instantOf(event) : place || 1))
}

const rangeNames = 'rule lowFactor highFactor delta reference deviationPct groupWindowMinutes'

/** The parameters of a size rule, whatever the case calls its bounds. */
function sizeParameters(given: PublishedCase, reference: string) {
  onlyKnown(given, rangeNames.split(' '))
  const { params } = given.rule
  return lotConsistencyParameters.parse({
    reference,
    ...(has(params, 'lowFactor') && {
      lowest: scaled(params['lowFactor'], 2),
      highest: scaled(params['highFactor'], 2),
    }),
    ...(has(params, 'deviationPct') && {
      bounds: 'deviation',
      deviation: percent(params['deviationPct']),
    }),
    ...(has(params, 'delta') && { bounds: 'distance', distance: lots(params['delta']) }),
    groupMinutes: params['groupWindowMinutes'] ?? 0,
  })
}

/** The average of all orders, stated as a sum or one by one, and which of those it allows. */
const averageRange: Family = (given) => {
  const [event = {}] = given.timeline
  const orders = given.timeline.flatMap((each) => stated(each, 'lots', lots) ?? [])
  const average = has(event, 'totalLots')
    ? averageLots(lots(event['totalLots']), count(event['closedOrders']))
    : averageLots(sum(orders.map(minor)), orders.length)
  const range = rangeAround(average, sizeParameters(given, 'average'))
  const valid = orders.map((each) => isInRange(each, range))
  return {
    avg: lotsOf(average),
    min: lotsOf(range.lowest),
    max: lotsOf(range.highest),
    validAsPublished: valid,
    compliant: valid.every(Boolean),
    violations: valid.filter((each) => !each).length,
  }
}

/** Which trades the engine calls out of range when each is compared with a reference. */
function verdictsOn(given: PublishedCase, reference: string) {
  const parameters = sizeParameters(given, reference)
  const phase = phaseOf(given, { rules: [rule('lotConsistency', parameters)] })
  const times = timesOf(given)
  const events = given.timeline.map((event, place): EngineInput[] => [
    trade(times[place] ?? 1, { entry: 'open', lots: lots(event['lots']) }),
  ])
  return { parameters, phase, steps: feed(phase, times[0] ?? 1, events) }
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
  const lotsIn = (state: Step['state'], name: string) => state[slot(name)] ?? 0
  const group = lotsIn(last.state, 'group') || lotsIn(last.state, 'previous')
  const range = rangeAround(lotsIn(last.state, 'first') || group, parameters)
  const valid = steps.map(isClean)
  // The newest group is judged when the next one begins; a case asks for the end.
  const judged = [...valid, isInRange(group, range) || lotsIn(last.state, 'group') === 0]
  const grouped = steps.flatMap(({ state }, place) => {
    const lotsNow = lotsIn(state, 'group')
    return lotsNow > lots(given.timeline[place]?.['lots']) ? [lotsNow] : []
  })
  return {
    groupedLots: lotsOf(grouped.at(-1) ?? group),
    min: lotsOf(range.lowest),
    max: lotsOf(range.highest),
    compliant: judged.every(Boolean),
    validVsFirstTrade: valid,
    validAsPublished: valid,
    violations: judged.filter((each) => !each).length,
  }
}

const sizeRules: Readonly<Record<string, Family>> = {
  avg_range: averageRange,
  prev_trade_delta: previousTrade,
  first_trade_range: firstTrade,
  max_open_lots: openLots,
}

const sizes: Family = (given) => {
  const { rule: name } = given.rule.params
  const family = name === undefined ? contracts : sizeRules[String(name)]
  if (!family) throw new Unsupported(`expected a known rule, was ${String(name)}`)
  return asAsked(family(given), given)
}

export const sizeFamilies: Readonly<Record<string, Family>> = { lots: sizes }
