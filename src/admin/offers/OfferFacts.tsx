'use client'
import { amountText } from '../parts/amounts.js'
import { dateText } from '../parts/dates.js'
import type { ChallengeOffer } from './challengeOffers.js'

type Props = {
  readonly offer: ChallengeOffer | null
  /** Of the program, whose days count. */
  readonly zone: string
}

/** What an offer does, costs, and how much of it is left. */
export function OfferFacts({ offer, zone }: Props) {
  if (!offer) {
    return (
      <p>
        A new account of the same program and size, which nobody pays. It is a challenge of its own
        and never counts as revenue.
      </p>
    )
  }
  const { words, price, left, until } = offer
  return (
    <>
      <p>
        <span className="pf-muted">As the trader reads it:</span> {words}
      </p>
      <dl className="pf-offers__facts">
        <div>
          <dt>Price</dt>
          <dd>
            {price ? `${amountText(price.amount, price.currency)} ${price.currency}` : 'free'}
          </dd>
        </div>
        <div>
          <dt>Left for this challenge</dt>
          <dd>{left === 1 ? 'once' : `${left} times`}</dd>
        </div>
        <div>
          <dt>Until</dt>
          <dd>
            {until ? dateText(new Date(until).getTime() - 1, zone) : 'as long as the account runs'}
          </dd>
        </div>
      </dl>
    </>
  )
}
