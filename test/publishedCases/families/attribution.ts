import { add, zero, type Minor } from '../../../src/domain/money/minor.js'
import type { EngineInput } from '../../../src/domain/rules/types.js'
import { dayLedger } from '../../../src/domain/rules/dayLedger.js'
import { tradingDayAt } from '../../../src/domain/time/tradingDay.js'
import { feed, instantOf, phaseOf, rule, trade, utc } from '../engine.js'
import type { Answer, PublishedCase } from '../publishedCase.js'
import { decimal, money } from '../units.js'
import { attributions } from './dayTerms.js'
import { checkEvents, checkParameters } from './known.js'

const dateOf = (event: PublishedCase['timeline'][number]): string =>
  event['day'] === undefined ? tradingDayAt(instantOf(event), utc).date : String(event['day'])

/** A trade closed in parts belongs to the day of its last part; each trade has a result of its own. */
export function attribution(given: PublishedCase): Answer {
  checkParameters(given, { rule: 'any', attribution: Object.keys(attributions) })
  checkEvents(given, ['open', 'partial_close', 'close'])
  const config = rule('minimumTradingDays', {
    counts: 'trades',
    unit: 'amount',
    amount: zero,
    attribution: attributions[String(given.rule.params['attribution'])] ?? 'finalCloseDay',
  })
  const phase = phaseOf(given, { rules: [config] })
  const [first = {}] = given.timeline
  const opened = new Map<string, number>()
  const realised = new Map<string, Minor>()
  const events = given.timeline.map((event): EngineInput[] => {
    const profit = event['pnl'] === undefined ? zero : money(event['pnl'])
    const position = String(event['trade'] ?? '')
    const openedAt = opened.get(position) ?? instantOf(event)
    opened.set(position, openedAt)
    const positionProfit = add(realised.get(position) ?? zero, profit)
    realised.set(position, positionProfit)
    return [
      trade(instantOf(event), {
        entry: event['event'] === 'open' ? 'open' : 'close',
        openedAt,
        profit,
        positionProfit,
        remaining: event['event'] === 'close' ? 0 : 1,
      }),
    ]
  })
  const last = feed(phase, instantOf(first), events).at(-1)
  const slots = Object.fromEntries(
    phase.slotNames.map((name, slot) => [name.replace('minimumTradingDays.', ''), slot]),
  )
  const ledger = dayLedger(slots, utc, () => undefined)
  const closings = given.timeline.filter(({ event }) => event !== 'open')
  const sums = last ? ledger.days(last.state) : []
  return {
    profitByDay: {
      ...Object.fromEntries(closings.map((event) => [dateOf(event), 0])),
      ...Object.fromEntries(
        sums.map(({ startsAt, sum }) => [tradingDayAt(startsAt, utc).date, decimal(sum)]),
      ),
    },
  }
}
