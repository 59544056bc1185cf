import { calendarDaysBetween } from '../rules/deadline.js'
import type { ProgramTerms } from './terms.js'
import type { OfferKind } from './offers.js'

/** What decides whether a challenge may have an offer now. */
export type OfferFacts = {
  readonly challengeStatus: string
  readonly stage: string
  /** When the challenge ended, UTC milliseconds; null while it goes on. */
  readonly endedAt: number | null
  readonly traderStatus: string
  /** Of the order that the challenge was bought with; null for one that was never ordered. */
  readonly orderStatus: string | null
  /** The newest account, or null while there is none. */
  readonly account: {
    readonly status: string
    readonly phase: string
    readonly isHeld: boolean
    /** `timeIsUp`, …: why it expired. */
    readonly expiry: string | null
    readonly inProfit: boolean
    readonly hasTraded: boolean
  } | null
  /** How many attempts of the challenge were breached. */
  readonly breaches: number
  /** Orders of each offer for this challenge that count: paid or given, and not taken back. */
  readonly taken: Readonly<Partial<Record<OfferKind, number>>>
  /** Second chances that this person had, on any challenge. */
  readonly secondChancesOfPerson: number
  /** Whether another order for this challenge waits for its payment. */
  readonly isWaiting: boolean
}

export type OfferRefusal =
  | 'notOffered'
  | 'personNotAllowed'
  | 'orderTakenBack'
  | 'orderWaiting'
  | 'challengeOver'
  | 'passed'
  | 'funded'
  | 'notOpen'
  | 'underReview'
  | 'running'
  | 'notFailed'
  | 'notFirstFailure'
  | 'notExpired'
  | 'noProfit'
  | 'noDeadline'
  | 'clockNotStarted'
  | 'tooLate'
  | 'takenAlready'

export type OfferVerdict =
  { readonly ok: true } | { readonly ok: false; readonly code: OfferRefusal }

const no = (code: OfferRefusal): OfferVerdict => ({ ok: false, code })
const yes: OfferVerdict = { ok: true }

type Question = { readonly terms: ProgramTerms; readonly facts: OfferFacts; readonly at: number }

/** Whether the terms offer `kind` to a challenge with these facts at `at`, or the first reason why not. */
export function mayTake(kind: OfferKind, question: Question): OfferVerdict {
  const { terms, facts } = question
  if (!terms.offers[kind]) return no('notOffered')
  return common(facts) ?? byKind[kind](question) ?? yes
}

const taken = ({ facts }: Question, kind: OfferKind): number => facts.taken[kind] ?? 0

/** What keeps a challenge from every offer. */
function common(facts: OfferFacts): OfferVerdict | null {
  const { account, orderStatus, challengeStatus, stage } = facts
  if (facts.traderStatus !== 'active') return no('personNotAllowed')
  if (['disputed', 'lost', 'refunded'].includes(orderStatus ?? '')) return no('orderTakenBack')
  if (!['active', 'failed', 'expired'].includes(challengeStatus)) return no('challengeOver')
  if (!account || account.status.startsWith('provisioning')) return no('notOpen')
  if (account.phase === 'funded') return no('funded')
  if (account.status === 'passed' || stage === 'awaitingFunding') return no('passed')
  if (account.isHeld) return no('underReview')
  if (facts.isWaiting) return no('orderWaiting')
  return null
}

const byKind: Record<OfferKind, (question: Question) => OfferVerdict | null> = {
  reset(question) {
    const offer = question.terms.offers.reset
    if (!offer) return no('notOffered')
    if (question.facts.challengeStatus === 'active' && !offer.whileRunning) return no('running')
    return late(question, offer.withinDays) ?? counted(question, 'reset', offer.times)
  },
  retry(question) {
    const offer = question.terms.offers.retry
    if (!offer) return no('notOffered')
    const { challengeStatus, account } = question.facts
    if (challengeStatus !== 'expired' || account?.expiry !== 'timeIsUp') return no('notExpired')
    if (!account.inProfit) return no('noProfit')
    return late(question, offer.withinDays) ?? counted(question, 'retry', offer.times)
  },
  extension(question) {
    const offer = question.terms.offers.extension
    if (!offer) return no('notOffered')
    const { challengeStatus, account } = question.facts
    if (challengeStatus !== 'active' || account?.status !== 'active') return no('notOpen')
    const clock = clockOf(question.terms, account)
    if (clock) return no(clock)
    return counted(question, 'extension', offer.times)
  },
  secondChance(question) {
    const offer = question.terms.offers.secondChance
    if (!offer) return no('notOffered')
    const { challengeStatus, breaches, secondChancesOfPerson } = question.facts
    if (challengeStatus !== 'failed') return no('notFailed')
    const used = offer.per === 'person' ? secondChancesOfPerson : taken(question, 'secondChance')
    if (used > 0) return no('takenAlready')
    if (breaches !== 1) return no('notFirstFailure')
    return late(question, offer.withinDays)
  },
}

const counted = (question: Question, kind: OfferKind, times: number): OfferVerdict | null =>
  taken(question, kind) >= times ? no('takenAlready') : null

/** Days are those of the program's calendar zone; the last one still counts as a whole. */
function late({ terms, facts, at }: Question, withinDays: number): OfferVerdict | null {
  if (facts.endedAt === null) return null
  const passed = calendarDaysBetween(facts.endedAt, at, terms.calendar.zone)
  return passed > withinDays ? no('tooLate') : null
}

type Account = NonNullable<OfferFacts['account']>

/** Why no clock of the phase could be given more days, or null where one runs. */
function clockOf(terms: ProgramTerms, { phase, hasTraded }: Account): OfferRefusal | null {
  const rules = terms.phases.find(({ key }) => key === phase)?.rules ?? []
  const clocks = rules.filter(({ rule }) => rule === 'timeLimit' || rule === 'inactivity')
  if (clocks.length === 0) return 'noDeadline'
  const runs = ({ rule, parameters }: (typeof clocks)[number]) =>
    rule === 'inactivity' || parameters.from !== 'firstTrade' || hasTraded
  return clocks.every(runs) ? null : 'clockNotStarted'
}

/** Each refusal as a sentence for the trader. */
export const offerRefusalWords: Readonly<Record<OfferRefusal, string>> = {
  notOffered: 'The program does not offer this.',
  personNotAllowed: 'Your account with us may not buy now.',
  orderTakenBack: 'The payment of this challenge is disputed or was refunded.',
  orderWaiting: 'Another order for this challenge waits for its payment.',
  challengeOver: 'This challenge is over.',
  passed: 'This phase was passed.',
  funded: 'A funded account is not evaluated any more.',
  notOpen: 'There is no account of this challenge that is open.',
  underReview: 'The account is being looked at; wait for the decision.',
  running: 'The account is still open.',
  notFailed: 'This challenge has not failed.',
  notFirstFailure: 'This is for the first failure of a challenge alone.',
  notExpired: 'The time of this phase did not run out.',
  noProfit: 'The account did not end in profit.',
  noDeadline: 'This phase has no deadline.',
  clockNotStarted: 'The days of this phase begin with the first trade.',
  tooLate: 'The days in which this was possible are over.',
  takenAlready: 'It was taken as often as the program allows.',
}
