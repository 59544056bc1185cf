import { exampleAccount, type ExampleEvent } from '../../../../src/domain/payouts/exampleAccount.js'
import type { PayoutTerms } from '../../../../src/domain/payouts/payoutTerms.js'
import type { QuoteInput } from '../../../../src/domain/payouts/quotePayout.js'
import { payoutCycles } from '../../../../src/domain/payouts/splitTerms.js'
import { tradingDayAt } from '../../../../src/domain/time/tradingDay.js'
import { instantOf, utc } from '../../engine.js'
import type { PublishedCase } from '../../publishedCase.js'
import { money } from '../../units.js'
import { count, has, stated, text } from './read.js'

type Event = PublishedCase['timeline'][number]

/** The account of a case after the events of its timeline up to one of them. */
export function play(
  given: PublishedCase,
  terms: PayoutTerms,
  timeline: readonly Event[] = given.timeline,
): QuoteInput {
  const size = money(given.initialBalance)
  return exampleAccount({
    terms,
    account: { size, currency: 'USD', startingBalance: size },
    events: timeline.flatMap(eventsOf),
    cycle: payoutCycles.find((cycle) => cycle === given.rule.params['cycle']) ?? null,
  })
}

/** The balance of a payout event is what the payout left. */
function eventsOf(event: Event): ExampleEvent[] {
  if (event['event'] === 'payout') {
    const left = has(event, 'balance') ? { balance: money(event['balance']) } : {}
    return [{ kind: 'payout', amount: money(event['amount']), ...left }]
  }
  const events: ExampleEvent[] = []
  if (has(event, 'closedPnl')) {
    const date = stated(event, 'day', text) ?? tradingDayAt(instantOf(event), utc).date
    events.push({ kind: 'day', date, profit: money(event['closedPnl']) })
  }
  if (has(event, 'profit')) events.push({ kind: 'profit', profit: money(event['profit']) })
  if (has(event, 'balance')) events.push({ kind: 'balance', balance: money(event['balance']) })
  if (has(event, 'payoutNumber')) {
    events.push({ kind: 'number', number: count(event['payoutNumber']) })
  }
  return events
}
