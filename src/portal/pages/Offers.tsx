import { useState } from 'react'
import { offers as shape, type Offer } from '../api/shapes.js'
import { usePolled } from '../api/usePolled.js'
import { Loaded } from '../parts/Loaded.js'
import { Notice } from '../parts/Notice.js'
import { Page } from '../parts/Page.js'
import { VersionOfferCard } from './VersionOfferCard.js'

const answers = {
  accept: ({ version }: Offer) => `Your challenge now runs under ${version}.`,
  decline: ({ challenge }: Offer) => `You said no: ${challenge} keeps the rules you bought.`,
}

/** Newer rules that the firm offers for challenges that run; nothing changes unless one accepts. */
export function Offers() {
  const polled = usePolled({ path: '/trader/version-offers', shape, everyMs: 30_000 })
  const [answered, setAnswered] = useState('')
  return (
    <Page title="New rules">
      {answered ? <Notice tone="good">{answered}</Notice> : null}
      <Loaded polled={polled}>
        {({ offers }) =>
          offers.length === 0 ? (
            <p>No new rules are offered to you at the moment.</p>
          ) : (
            offers.map((offer) => (
              <VersionOfferCard
                key={offer.id}
                offer={offer}
                onAnswered={(answer) => {
                  setAnswered(answers[answer](offer))
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
