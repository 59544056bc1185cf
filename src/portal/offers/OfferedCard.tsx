import { useState } from 'react'
import * as z from 'zod/mini'
import { call } from '../api/call.js'
import type { ChallengeOffer } from '../api/shapes.js'
import { Problem } from '../parts/Notice.js'
import { moneyText } from '../parts/texts.js'
import { CancelOrder } from './CancelOrder.js'
import { askText, limitsText, offerTitles, takeText, yesText } from './offerWords.js'

type Props = {
  readonly offer: ChallengeOffer
  readonly path: string
  readonly isRunning: boolean
  readonly onTaken: () => void
  readonly onOrdered: () => void
}

const answer = z.object({ reference: z.string() })

/** One offer: what it does, what it costs, until when; asked about once before it is done. */
export function OfferedCard({ offer, path, isRunning, onTaken, onOrdered }: Props) {
  const [isAsking, setAsking] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState('')
  const take = async () => {
    setBusy(true)
    const done = await call({ path, shape: answer, method: 'POST', body: { kind: offer.kind } })
    setBusy(false)
    setAsking(false)
    if (!done.ok) return setProblem(done.message)
    if (offer.price) onOrdered()
    else onTaken()
  }
  return (
    <section aria-label={offerTitles[offer.kind]} className="offered">
      <h3>{offerTitles[offer.kind]}</h3>
      <p>{offer.words}</p>
      {offer.waiting ? (
        <>
          <Waiting order={offer.waiting} />
          <CancelOrder kind={offer.kind} onCancelled={onOrdered} path={path} />
        </>
      ) : null}
      {offer.possible ? <p className="muted">{limitsText(offer)}</p> : null}
      <Problem text={problem} />
      {offer.possible && !isAsking ? (
        <button type="button" onClick={() => setAsking(true)}>
          {takeText(offer)}
        </button>
      ) : null}
      {isAsking ? (
        <>
          <p>{askText(offer, isRunning)}</p>
          <div className="buttons">
            <button type="button" disabled={isBusy} onClick={() => void take()}>
              {isBusy ? 'One moment …' : yesText(offer)}
            </button>
            <button className="quiet" type="button" onClick={() => setAsking(false)}>
              No
            </button>
          </div>
        </>
      ) : null}
    </section>
  )
}

type Order = NonNullable<ChallengeOffer['waiting']>

function Waiting({ order }: { readonly order: Order }) {
  const sum = moneyText(order.amount, order.currency)
  return (
    <p role="status">
      Order <strong>{order.reference}</strong> over {sum} waits for its payment.{' '}
      {order.payAt ? (
        <a href={order.payAt} rel="noreferrer">
          Pay it in the shop
        </a>
      ) : (
        'Pay it where you bought the challenge, and name the order.'
      )}
    </p>
  )
}
