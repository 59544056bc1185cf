import type { BeforeDocumentControlsServerProps } from 'payload'
import { hasRole } from '../../access/person.js'
import { stageLabel } from '../../domain/lifecycles/stage.js'
import { newerVersion } from '../../readModels/program/newerVersion.js'
import { viewerOf } from '../parts/viewer.js'
import { OfferVersion } from './OfferVersion.js'

/** On a challenge: the published version, where it runs under an older one. */
export async function OfferNewest({ id, payload, user }: BeforeDocumentControlsServerProps) {
  const viewer = viewerOf({ payload, user })
  if (id === undefined || !hasRole(viewer.person, ['admin', 'manager'])) return null
  const newer = await newerVersion(viewer.q, String(id))
  if (!newer) return null
  return (
    <OfferVersion
      challenge={String(id)}
      number={newer.number}
      stages={{ [newer.stage]: stageLabel(newer.stage) }}
      version={newer.id}
    />
  )
}
