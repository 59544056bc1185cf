import type { BeforeDocumentControlsServerProps } from 'payload'
import { hasRole } from '../../access/person.js'
import { stageLabel } from '../../domain/lifecycles/stage.js'
import { newerVersion, type NewerVersion } from '../../readModels/program/newerVersion.js'
import { readFirmSettings } from '../../readModels/readFirmSettings.js'
import { dateText } from '../parts/dates.js'
import { viewerOf } from '../parts/viewer.js'
import { OfferVersion } from './OfferVersion.js'

/** On a challenge: the published version, where it runs under an older one, and what became of its offer. */
export async function OfferNewest({ id, payload, user }: BeforeDocumentControlsServerProps) {
  const viewer = viewerOf({ payload, user })
  if (id === undefined || !viewer.may('versionMoves')) return null
  const [newer, { zone }] = await Promise.all([
    newerVersion(viewer.q, String(id)),
    readFirmSettings(viewer.q),
  ])
  if (!newer) return null
  const fact = factOf(newer, zone)
  return (
    <div className="pf-publish">
      {fact ? (
        <a
          className="pf-muted pf-underlined"
          href={viewer.listUrl('versionMoves', { challenge: String(id) })}
        >
          {fact}
        </a>
      ) : null}
      {hasRole(viewer.person, ['admin', 'manager']) ? (
        <OfferVersion
          challenge={String(id)}
          isOpen={newer.offer?.status === 'offered'}
          number={newer.number}
          stages={{ [newer.stage]: stageLabel(newer.stage) }}
          version={newer.id}
        />
      ) : null}
    </div>
  )
}

/** `v8 declined on 12 Nov 2026`. */
function factOf({ number, offer }: NewerVersion, zone: string): string | null {
  if (!offer) return null
  if (offer.status === 'offered') {
    return `v${number} is offered until ${dateText(offer.until.getTime(), zone)}`
  }
  const on = offer.endedAt ? ` on ${dateText(offer.endedAt.getTime(), zone)}` : ''
  return `v${number} ${offer.status}${on}`
}
