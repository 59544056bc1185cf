import { useState } from 'react'
import { call, done } from '../api/call.js'
import { offers as shape, type Offer } from '../api/shapes.js'
import { usePolled } from '../api/usePolled.js'
import { Loaded } from '../parts/Loaded.js'
import { Notice, Problem } from '../parts/Notice.js'
import { Page } from '../parts/Page.js'
import { timeText } from '../parts/texts.js'

/** Newer rules that the firm offers for challenges that run; nothing changes unless one accepts. */
export function Offers() {
  const polled = usePolled({ path: '/trader/version-offers', shape, everyMs: 30_000 })
  const [accepted, setAccepted] = useState('')
  return (
    <Page title="New rules">
      {accepted ? <Notice tone="good">Your challenge now runs under {accepted}.</Notice> : null}
      <Loaded polled={polled}>
        {({ offers }) =>
          offers.length === 0 ? (
            <p>No new rules are offered to you at the moment.</p>
          ) : (
            offers.map((offer) => (
              <OfferCard
                key={offer.id}
                offer={offer}
                onAccepted={() => {
                  setAccepted(offer.version)
                  polled.refresh()
                }}
              />
            ))
          )
        }
      </Loaded>
    </Page>
  )
}

type Props = { readonly offer: Offer; readonly onAccepted: () => void }

function OfferCard({ offer, onAccepted }: Props) {
  const [problem, setProblem] = useState('')
  const [isBusy, setBusy] = useState(false)
  const accept = async () => {
    setBusy(true)
    const answer = await call({
      path: `/trader/version-offers/${offer.id}/accept`,
      shape: done,
      method: 'POST',
    })
    setBusy(false)
    if (answer.ok) onAccepted()
    else setProblem(answer.message)
  }
  return (
    <section aria-labelledby={offer.id} className="card">
      <h2 id={offer.id}>
        {offer.version} for {offer.challenge}
      </h2>
      <p className="muted">
        Open until {timeText(offer.expiresAt)}. If you do nothing, the rules you bought stay.
      </p>
      <ul className="lines">
        {offer.differences.map(({ title, phaseName, before, after, forTrader, reason }, index) => (
          <li className="row" key={index}>
            <span>
              {phaseName ? <span className="muted">{phaseName}: </span> : null}
              {title}: <del>{before ?? 'none'}</del> <strong>{after ?? 'none'}</strong>
            </span>
            <span className="muted" title={reason}>
              {forTrader === 'neither' ? 'no easier, no harder' : forTrader}
            </span>
          </li>
        ))}
      </ul>
      <Problem text={problem} />
      <button type="button" disabled={isBusy} onClick={() => void accept()}>
        {isBusy ? 'Accepting …' : 'I accept these rules'}
      </button>
    </section>
  )
}
