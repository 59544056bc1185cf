import type { ServerProps } from 'payload'
import { readBought } from '../../readModels/readBought.js'
import { viewerOf } from '../parts/viewer.js'
import '../parts/page.css'

type Props = Pick<ServerProps, 'payload' | 'user'> & {
  /** Missing above the list. */
  readonly id?: string | number
}

/** Beside an order's number: the challenge it bought, where whoever refunds it looks next. */
export async function OrderTagline({ id, payload, user }: Props) {
  const viewer = viewerOf({ payload, user })
  if (id === undefined || !viewer.may('challenges')) return null
  const bought = await readBought(viewer.q, String(id))
  if (!bought) return null
  const label = viewer.lifecycles.challenge.statuses[bought.status]?.label ?? bought.status
  return (
    <div className="pf-tagline pf-tagline--words">
      <span>
        {'Challenge '}
        <a href={viewer.recordUrl('challenges', bought.id)}>{bought.reference}</a>
        {`, ${label.toLowerCase()}`}
        {bought.waits ? ': traded before the refund, frozen until it is decided' : ''}
      </span>
    </div>
  )
}
