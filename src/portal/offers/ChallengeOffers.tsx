import { useState } from 'react'
import { challengeOffers as shape, type Account } from '../api/shapes.js'
import { usePolled } from '../api/usePolled.js'
import { Link } from '../parts/Link.js'
import { Notice } from '../parts/Notice.js'
import { pathOf } from '../routes.js'
import { OfferedCard } from './OfferedCard.js'
import { offerTitles } from './offerWords.js'

/** What the program offers to the challenge of an account: a reset, more days, another attempt. */
export function ChallengeOffers({ account }: { readonly account: Account }) {
  const path = `/trader/challenges/${account.challengeId}/offers`
  const polled = usePolled({ path, shape, everyMs: 30_000 })
  const [taken, setTaken] = useState(false)
  const offers = polled.data?.offers ?? []
  // What is free comes first: an order that waits keeps the others from being taken.
  const open = offers
    .filter(({ possible, waiting }) => possible || waiting)
    .sort((a, b) => Number(a.price !== null) - Number(b.price !== null))
  const closed = offers.filter((each) => !open.includes(each) && each.code !== 'funded')
  if (taken) {
    return (
      <Notice tone="good">
        A new account is being opened. <Link to={pathOf('')}>See your accounts</Link>
      </Notice>
    )
  }
  if (open.length === 0 && closed.length === 0) return null
  return (
    <section aria-labelledby="offers-title" className="card">
      <h2 id="offers-title">
        {account.status === 'active' ? 'Also possible' : 'How you can go on'}
      </h2>
      {open.map((offer) => (
        <OfferedCard
          isRunning={account.status === 'active'}
          key={offer.kind}
          offer={offer}
          onOrdered={polled.refresh}
          onTaken={() => setTaken(true)}
          path={path}
        />
      ))}
      {closed.length > 0 ? (
        <ul className="lines muted">
          {closed.map(({ kind, why }) => (
            <li key={kind}>
              {offerTitles[kind]}, not now: {why}
            </li>
          ))}
        </ul>
      ) : null}
    </section>
  )
}
