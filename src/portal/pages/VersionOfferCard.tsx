import { useState } from 'react'
import { call, done } from '../api/call.js'
import type { Offer } from '../api/shapes.js'
import { Problem } from '../parts/Notice.js'
import { timeText } from '../parts/texts.js'
import { forYou, summaryOf } from './versionOfferWords.js'

type Answer = 'accept' | 'decline'

type Props = { readonly offer: Offer; readonly onAnswered: (answer: Answer) => void }

/** One version that is offered: every change, for whom it is better, and the trader's answer. */
export function VersionOfferCard({ offer, onAnswered }: Props) {
  const [problem, setProblem] = useState('')
  const [busy, setBusy] = useState<Answer | null>(null)
  const answer = async (given: Answer) => {
    setBusy(given)
    const path = `/trader/version-offers/${offer.id}/${given}`
    const answered = await call({ path, shape: done, method: 'POST' })
    setBusy(null)
    if (answered.ok) onAnswered(given)
    else setProblem(answered.message)
  }
  return (
    <section aria-labelledby={offer.id} className="card">
      <h2 id={offer.id}>
        {offer.version} for {offer.challenge}
      </h2>
      <p>{summaryOf(offer.differences)}</p>
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
            <span className={`for-you ${forTrader}`} title={reason}>
              {forYou(forTrader)}
            </span>
          </li>
        ))}
      </ul>
      <Problem text={problem} />
      <div className="buttons">
        <button type="button" disabled={busy !== null} onClick={() => void answer('accept')}>
          {busy === 'accept' ? 'Accepting …' : 'I accept these rules'}
        </button>
        <button
          className="quiet"
          type="button"
          disabled={busy !== null}
          onClick={() => void answer('decline')}
        >
          {busy === 'decline' ? 'Declining …' : 'No, I keep my rules'}
        </button>
      </div>
    </section>
  )
}
