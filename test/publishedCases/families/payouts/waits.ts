import { payoutTermsSchema } from '../../../../src/domain/payouts/payoutTerms.js'
import { waitingTime, type Waiting } from '../../../../src/domain/payouts/waitingTime.js'
import { Unsupported, type Answer, type PublishedCase } from '../../publishedCase.js'
import { count, defined, has, stated, text } from './read.js'

type Event = PublishedCase['timeline'][number]

const timeOf = (event: Event): number =>
  has(event, 't') ? Date.parse(text(event['t'])) : Date.parse(text(event['day']))

/** A case with times of the clock counts hours, one with days counts days. */
const isTimed = ({ timeline }: PublishedCase): boolean => timeline.some((event) => has(event, 't'))

const waitingTerms = (given: PublishedCase) => {
  const { params } = given.rule
  return payoutTermsSchema.parse({
    waitCounts: isTimed(given) ? 'hours' : 'days',
    startDayCounts: params['inclusive'] === true,
    nextWaitFrom: has(params, 'nextDaysAfterFirstTradePostPayout') ? 'firstTrade' : 'request',
    waitFrom: has(params, 'firstPayoutDaysAfterFirstTrade') ? 'firstTrade' : 'accountOpened',
    ...defined({
      firstWaitDays:
        stated(params, 'firstPayoutDaysAfterFirstTrade', count) ??
        stated(params, 'firstCycleDays', count),
      nextWaitDays:
        stated(params, 'nextDaysAfterFirstTradePostPayout', count) ??
        stated(params, 'nextCycleDays', count) ??
        stated(params, 'firstCycleDays', count),
    }),
  })
}

/** From when a payout can be asked for. */
export function waits(given: PublishedCase): Answer {
  const cycles = given.timeline.filter(({ event }) => event === 'cycle_start')
  const payouts = given.timeline.filter(({ event }) => event === 'payout')
  const trades = given.timeline.filter(({ event }) => event === 'trade')
  const [payout] = payouts
  const until = payout ? given.timeline.indexOf(payout) : given.timeline.length
  const first = trades.find((trade) => given.timeline.indexOf(trade) < until)
  const next = trades.find((trade) => given.timeline.indexOf(trade) > until)
  return {
    cycleEnds: cycles.map((cycle, place) => endOf(given, { cycle, isFirst: place === 0 })),
    firstEligibleFrom: first
      ? asWritten(given, 'firstEligibleFrom', shown(given, waitOf(given, { first })))
      : null,
    nextEligibleFrom: payout
      ? asWritten(given, 'nextEligibleFrom', shown(given, waitOf(given, { payout, first, next })))
      : null,
  }
}

/** The same instant in the offset in which the case writes it. */
function asWritten({ expected }: PublishedCase, name: string, instant: string | null) {
  const written = expected[name]
  if (instant === null || typeof written !== 'string' || !written.includes('T')) return instant
  return Date.parse(written) === Date.parse(instant) ? written : instant
}

function endOf(given: PublishedCase, { cycle, isFirst }: { cycle: Event; isFirst: boolean }) {
  const at = timeOf(cycle)
  return shown(
    given,
    waitingTime({
      terms: waitingTerms(given),
      calendar,
      openedAt: at,
      firstTradeAt: at,
      lastRequestedAt: isFirst ? null : at,
      tradedSinceAt: at,
      cycle: null,
      at,
    }),
  )
}

const calendar = { zone: 'UTC', resetAt: '00:00' }

type Waited = {
  readonly first?: Event | undefined
  readonly payout?: Event
  readonly next?: Event | undefined
}

function waitOf(given: PublishedCase, { first, payout, next }: Waited): Waiting {
  const start = first ?? payout
  if (!start) throw new Unsupported('timeline: expected a trade or a payout')
  return waitingTime({
    terms: waitingTerms(given),
    calendar,
    openedAt: timeOf(start),
    firstTradeAt: first ? timeOf(first) : null,
    lastRequestedAt: payout ? timeOf(payout) : null,
    tradedSinceAt: next ? timeOf(next) : null,
    cycle: null,
    at: timeOf(start),
  })
}

/** Whether the case answers in days although its events have times. */
const asksForDays = ({ expected }: PublishedCase): boolean =>
  Object.values(expected)
    .flat()
    .some((value) => typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value))

/** As the case writes times: an instant without fractions, or a day. */
function shown(given: PublishedCase, { availableFrom, availableOn }: Waiting): string | null {
  if (availableFrom === null || !isTimed(given) || asksForDays(given)) return availableOn
  return new Date(availableFrom).toISOString().replace('.000Z', 'Z')
}
