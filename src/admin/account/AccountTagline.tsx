import { ViewDescription } from '@payloadcms/ui'
import type { ServerProps } from 'payload'
import { viewerOf } from '../parts/viewer.js'
import { accountHeadOf } from './accountHead.js'
import { phaseText } from './accountWords.js'
import '../parts/page.css'
import './account.css'

type Props = Pick<ServerProps, 'payload' | 'user'> & {
  /** Missing above the list. */
  readonly id?: string | number
  readonly description?: string
  readonly collectionSlug?: string
}

/** Beside an account's login: whose it is, what was bought, how far it is, where it trades. */
export async function AccountTagline({ id, description, collectionSlug, payload, user }: Props) {
  if (id === undefined) {
    return description ? (
      <ViewDescription collectionSlug={collectionSlug ?? ''} description={description} />
    ) : null
  }
  const viewer = viewerOf({ payload, user })
  const head = await accountHeadOf(viewer.q, String(id), viewer.rules)
  if (!head) return null
  const { id: challenge, reference, programName } = head.challenge
  const rest = [phaseText(head), head.connection?.name]
  return (
    <div className="pf-tagline pf-tagline--words">
      <span>
        <a
          className="pf-tagline__person"
          href={viewer.recordUrl('traders', head.trader.id, 'overview')}
        >
          {head.trader.name}
        </a>
        {' · '}
        {viewer.may('challenges') ? (
          <a href={viewer.recordUrl('challenges', challenge)} title={`Challenge ${reference}`}>
            {programName ?? reference}
          </a>
        ) : (
          (programName ?? reference)
        )}
        {rest.filter(Boolean).map((part) => ` · ${part ?? ''}`)}
      </span>
    </div>
  )
}
