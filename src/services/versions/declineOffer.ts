import { audit } from '../records/audit.js'
import { emit, happened } from '../records/emit.js'
import { transition } from '../transition/transition.js'
import type { Work } from '../work.js'
import { openOffer, refused, type Asked, type RefusedOffer } from './openOffer.js'
import { readVersions } from './readChallenges.js'

export type DeclinedOffer = { readonly ok: true } | RefusedOffer

/** A trader says no to the version that was offered: the challenge keeps its rules. */
export async function declineOffer(work: Work, asked: Asked): Promise<DeclinedOffer> {
  const found = await openOffer(work, asked)
  if (!found.ok) return found
  const { offer, challenge } = found
  const { refused: lost } = await transition(work, {
    lifecycle: 'versionMove',
    ids: [offer.id],
    event: 'decline',
    expected: 'offered',
  })
  if (lost[0]) return refused('closed', lost[0].message)
  const to = (await readVersions(work, [offer.to_version_id])).get(offer.to_version_id)
  if (!challenge || !to) return { ok: true }
  const subject = { subjectType: 'challenge', subjectId: challenge.id }
  const data = { from: offer.from_version_id, to: to.id, offer: offer.id }
  await audit(work, [{ event: 'challenge.versionDeclined', ...subject, data }])
  await emit(work, [
    happened('challenge.versionDeclined', {
      ...subject,
      occasion: offer.id,
      trader: { id: challenge.traderId, email: challenge.traderEmail },
      variables: {
        challengeReference: challenge.reference,
        programName: challenge.programName,
        versionName: to.label,
        declinedAt: work.now.toISOString(),
      },
    }),
  ])
  return { ok: true }
}
