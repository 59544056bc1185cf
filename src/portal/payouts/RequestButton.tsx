import { useState, type ReactNode } from 'react'
import { call } from '../api/call.js'
import { requested } from '../api/shapes.js'
import { goTo } from '../parts/Link.js'
import { Problem } from '../parts/Notice.js'
import { pathOf } from '../routes.js'
import { forgetKey, keyFor } from './idempotencyKey.js'

export const queryOf = (cycle: string | null): string =>
  cycle === null ? '' : `?cycle=${encodeURIComponent(cycle)}`

type Props = {
  readonly accountId: string
  /** The cycle that was chosen, where the program has cycles. */
  readonly cycle: string | null
  readonly label: string
  /** What happens then, in a sentence or two. */
  readonly children: ReactNode
  readonly onRefused: () => void
}

/** The amount is the quote's at the moment of the request; nobody types it. */
export function RequestButton({ accountId, cycle, label, children, onRefused }: Props) {
  const [problem, setProblem] = useState('')
  const [isBusy, setBusy] = useState(false)
  const ask = async () => {
    setBusy(true)
    const answer = await call({
      path: `/trader/accounts/${accountId}/payouts${queryOf(cycle)}`,
      shape: requested,
      method: 'POST',
      headers: { 'idempotency-key': keyFor(accountId) },
    })
    setBusy(false)
    const isAnswered = answer.ok || (answer.status >= 400 && answer.status < 500)
    if (isAnswered) forgetKey(accountId)
    if (answer.ok) return goTo(pathOf('payouts', answer.data.id))
    setProblem(answer.message)
    onRefused()
  }
  return (
    <>
      <Problem text={problem} />
      <p>{children}</p>
      <button type="button" onClick={() => void ask()} disabled={isBusy}>
        {isBusy ? 'Requesting …' : `Request ${label}`}
      </button>
    </>
  )
}
