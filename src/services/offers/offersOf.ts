import { mayTake, offerRefusalWords } from '../../domain/programs/mayTake.js'
import { offersLeft, offerUntil } from '../../domain/programs/offerLimits.js'
import { isPaidOffer, offerKinds, type OfferKind } from '../../domain/programs/offers.js'
import { offerInWords } from '../../domain/programs/offersInWords.js'
import type { Work } from '../work.js'
import { priceOf, type OfferSubject, type Price } from './loadOffers.js'
import { waitingOrderSql } from './sql.js'

export type Offered = {
  readonly kind: OfferKind
  readonly possible: boolean
  /** What it does, what it costs and until when, as the program says it. */
  readonly words: string
  /** Null for what is free. */
  readonly price: Price | null
  /** The days that an extension adds. */
  readonly days: number | null
  /** How often it may still be taken. */
  readonly left: number
  /** Until when, where the challenge has ended; null while it runs. */
  readonly until: Date | null
  /** A code and a sentence, where it is not possible. */
  readonly code: string | null
  readonly why: string | null
  /** An order for it that waits: for its payment, or for a second person who gives it. */
  readonly waiting: WaitingOrder | null
}

export type WaitingOrder = {
  readonly reference: string
  readonly amount: number
  readonly currency: string
}

const noPrice = { code: 'noPrice', why: 'The program has no price for this size.' } as const

/** What the program offers to a challenge, each with its price or the reason why not now. */
export async function offersOf(work: Work, subject: OfferSubject): Promise<Offered[]> {
  const { terms, facts } = subject
  const waiting = await waitingOrders(work, subject.id)
  const offered: Offered[] = []
  for (const kind of offerKinds) {
    const words = offerInWords(kind, terms.offers, subject)
    if (words === null) continue
    const verdict = mayTake(kind, { terms, facts, at: work.now.getTime() })
    const price = isPaidOffer(kind) ? await priceOf(work, subject, kind) : null
    const until = offerUntil(kind, { terms, facts })
    const common = {
      ...{ kind, words, price },
      days: kind === 'extension' ? (terms.offers.extension?.days ?? null) : null,
      left: offersLeft(kind, { terms, facts }),
      until: until === null ? null : new Date(until),
      waiting: waiting.get(kind) ?? null,
    }
    if (!verdict.ok) {
      const { code } = verdict
      offered.push({ ...common, possible: false, code, why: offerRefusalWords[code] })
    } else if (isPaidOffer(kind) && !price) {
      offered.push({ ...common, possible: false, ...noPrice })
    } else offered.push({ ...common, possible: true, code: null, why: null })
  }
  return offered
}

type Row = { kind: string; reference: string; amount: string; currency: string }

export async function waitingOrders(
  work: Work,
  challengeId: string,
): Promise<ReadonlyMap<string, WaitingOrder>> {
  const { rows } = await work.tx.query<Row>(waitingOrderSql, [challengeId])
  return new Map(
    rows.map(({ kind, reference, amount, currency }) => [
      kind,
      { reference, amount: Number(amount), currency },
    ]),
  )
}
