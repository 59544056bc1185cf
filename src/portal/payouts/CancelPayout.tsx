import { useState } from 'react'
import { call, done } from '../api/call.js'
import { Problem } from '../parts/Notice.js'

type Props = { readonly id: string; readonly onCancelled: () => void }

/** Takes a payout back that is not decided; asks once more before it does. */
export function CancelPayout({ id, onCancelled }: Props) {
  const [isAsking, setAsking] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState('')
  const cancel = async () => {
    setBusy(true)
    const path = `/trader/payouts/${id}/cancel`
    const answer = await call({ path, shape: done, method: 'POST' })
    setBusy(false)
    setAsking(false)
    setProblem(answer.ok ? '' : answer.message)
    onCancelled()
  }
  return (
    <section className="card">
      <Problem text={problem} />
      {isAsking ? (
        <>
          <p>Cancel this payout? The profit goes back to your account.</p>
          <div className="buttons">
            <button
              type="button"
              className="danger"
              onClick={() => void cancel()}
              disabled={isBusy}
            >
              {isBusy ? 'Cancelling …' : 'Yes, cancel it'}
            </button>
            <button type="button" className="quiet" onClick={() => setAsking(false)}>
              Keep it
            </button>
          </div>
        </>
      ) : (
        <button type="button" className="quiet" onClick={() => setAsking(true)}>
          Cancel this payout
        </button>
      )}
    </section>
  )
}
