import { useState } from 'react'
import { call, done } from '../api/call.js'
import type { ChallengeOffer } from '../api/shapes.js'
import { Problem } from '../parts/Notice.js'

type Props = {
  readonly kind: ChallengeOffer['kind']
  readonly path: string
  readonly onCancelled: () => void
}

/** Gives an order up that is not paid; asks once more before it does. */
export function CancelOrder({ kind, path, onCancelled }: Props) {
  const [isAsking, setAsking] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState('')
  const cancel = async () => {
    setBusy(true)
    const at = `${path}/cancel`
    const answer = await call({ path: at, shape: done, method: 'POST', body: { kind } })
    setBusy(false)
    setAsking(false)
    setProblem(answer.ok ? '' : answer.message)
    onCancelled()
  }
  if (!isAsking) {
    return (
      <>
        <Problem text={problem} />
        <button className="quiet" type="button" onClick={() => setAsking(true)}>
          Cancel the order
        </button>
      </>
    )
  }
  return (
    <>
      <p>Cancel this order? Do not pay it any more then.</p>
      <div className="buttons">
        <button className="danger" disabled={isBusy} type="button" onClick={() => void cancel()}>
          {isBusy ? 'Cancelling …' : 'Yes, cancel it'}
        </button>
        <button className="quiet" type="button" onClick={() => setAsking(false)}>
          Keep it
        </button>
      </div>
    </>
  )
}
