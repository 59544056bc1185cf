import type { Queryable } from '../../database/queryable.js'
import { traderTimelineSql } from './timelineSql.js'

/** What the filter of the timeline offers, and the kinds of record behind each choice. */
export const timelineTopics = {
  all: [
    'trader',
    'challenge',
    'account',
    'violation',
    'order',
    'payout',
    'payoutMethod',
    'kycCase',
    'agreement',
  ],
  trading: ['challenge', 'account', 'violation'],
  money: ['order', 'payout', 'payoutMethod'],
  identity: ['kycCase', 'agreement'],
  person: ['trader'],
} as const

export type TimelineTopic = keyof typeof timelineTopics

export const isTimelineTopic = (text: unknown): text is TimelineTopic =>
  typeof text === 'string' && Object.hasOwn(timelineTopics, text)

/** One thing that happened to a person or their records. `fact.…` events come from the records themselves. */
export type TimelineEntry = {
  readonly id: string
  /** UTC milliseconds. */
  readonly at: number
  /** `lifecycle.event` of an audit entry, or `fact.…`. */
  readonly event: string
  readonly type: string
  readonly subjectId: string | null
  /** Login or reference of the record. */
  readonly label: string
  readonly from: string | null
  readonly to: string | null
  readonly actorType: string | null
  readonly actorName: string | null
  readonly reason: string | null
  readonly facts: Readonly<Record<string, unknown>>
}

/** Told by `fact.…` rows, or by the entry that follows at once. */
const toldElsewhere = [
  'trader.created',
  'agreement.accepted',
  'note.added',
  'order.created',
  'payout.requested',
  'challenge.created',
  'challenge.activate',
  'challenge.fail',
  'challenge.expire',
  'account.requested',
  'violation.confirmed',
]

export const timelineRows = 60

/** Newest first, at most `timelineRows`. */
export async function readTraderTimeline(
  q: Queryable,
  id: string,
  topic: TimelineTopic = 'all',
): Promise<TimelineEntry[]> {
  const { rows } = await q.query<TimelineEntry>(traderTimelineSql, [
    id,
    timelineTopics[topic],
    timelineRows,
    toldElsewhere,
  ])
  return rows
}
