import type { Currency } from '../../domain/money/currency.js'
import type { Minor } from '../../domain/money/minor.js'

/** What a checkout reports about an order. */
export const paymentEventTypes = [
  'paid',
  'refunded',
  'partlyRefunded',
  'disputed',
  'disputeWon',
  'disputeLost',
] as const

export type PaymentEventType = (typeof paymentEventTypes)[number]

/**
 * A verified report of a checkout. Deliveries repeat and overtake each other: `id` is stored to
 * drop repetitions, and a refund may arrive before the payment it refunds.
 */
export type PaymentEvent = {
  /** The checkout's own id of the event, the same in every delivery of it. */
  readonly id: string
  readonly type: PaymentEventType
  readonly orderReference: string
  /** What this event moved: the price when paid, the part that went back when partly refunded. */
  readonly amount: Minor
  readonly currency: Currency
  /** Slug of the program that was bought. */
  readonly program: string
  /** Nominal account size in minor units. */
  readonly size: Minor
  readonly coupon: string | null
  readonly customer: PaymentCustomer
  /** When it happened at the checkout, UTC milliseconds. */
  readonly occurredAt: number
}

export type PaymentCustomer = {
  readonly email: string
  readonly name: string
  /** ISO 3166-1 alpha-2. */
  readonly country: string
}

export type PaymentRefusalCode =
  | 'bodyTooLarge'
  | 'signatureMissing'
  | 'signatureMalformed'
  | 'signatureWrong'
  | 'timestampStale'
  | 'timestampInFuture'
  | 'bodyNotJson'
  | 'bodyInvalid'

/** What was wrong with one field of the body; `path` is `customer.email`. */
export type FieldIssue = { readonly path: string; readonly message: string }

export type PaymentVerdict =
  | { readonly ok: true; readonly event: PaymentEvent }
  | {
      readonly ok: false
      readonly code: PaymentRefusalCode
      /** The HTTP status to answer with. */
      readonly status: 400 | 401 | 413
      readonly message: string
      readonly issues: readonly FieldIssue[]
    }

/** A delivery exactly as it came: the signature covers these bytes, so nothing may parse them first. */
export type IncomingPayment = {
  readonly body: Uint8Array
  readonly headers: { get(name: string): string | null }
  /** UTC milliseconds. */
  readonly receivedAt: number
}

/**
 * A checkout that reports payments. `verify` refuses with a value; it neither throws on bad input
 * nor writes anything.
 */
export type PaymentProvider = {
  /** Stable; stored with each event, since event ids are unique within a provider alone. */
  readonly name: string
  /** Larger bodies may be refused before they are read to the end. */
  readonly bodyLimitBytes: number
  readonly verify: (delivery: IncomingPayment) => PaymentVerdict
}
