import { transition } from '../transition/transition.js'
import type { Work } from '../work.js'
import { applyMoves } from './applyMoves.js'
import { openOffer, refused, type Asked, type RefusedOffer } from './openOffer.js'
import { readVersions } from './readChallenges.js'
import { dueSql, suspectedSql } from './sql.js'
import { wouldEnd } from './wouldEnd.js'

export type AcceptedOffer = { readonly ok: true; readonly version: string } | RefusedOffer

/** A trader accepts the version that was offered; from here on the challenge runs under it. */
export async function acceptOffer(work: Work, asked: Asked): Promise<AcceptedOffer> {
  const found = await openOffer(work, asked)
  if (!found.ok) return found
  const { offer, challenge } = found
  if (challenge?.status !== 'active' || challenge.versionId !== offer.from_version_id) {
    return refused('outdated', 'The challenge no longer runs under the rules it was offered for.')
  }
  const to = (await readVersions(work, [offer.to_version_id])).get(offer.to_version_id)
  if (!to) return refused('unknown', 'There is no such offer.')
  const suspected = await work.tx.query(suspectedSql, [[challenge.id]])
  if (suspected.rows.length > 0) {
    return refused('notNow', 'A possible violation is still being looked at; try again later.')
  }
  if ((await wouldEnd(work, [challenge], to.terms)).has(challenge.id)) {
    return refused(
      'notNow',
      'With these rules your account would end at once; nothing was changed.',
    )
  }
  const { refused: lost } = await transition(work, {
    lifecycle: 'versionMove',
    ids: [offer.id],
    event: 'accept',
    expected: 'offered',
  })
  if (lost[0]) return refused('closed', lost[0].message)
  await applyMoves(work, [{ moveId: offer.id, challenge, to }])
  return { ok: true, version: to.label }
}

/** Ends offers that nobody accepted in time. */
export async function expireOffers(work: Work): Promise<void> {
  const { rows } = await work.tx.query<{ id: string }>(dueSql, [work.now.toISOString()])
  const ids = rows.map(({ id }) => id)
  await transition(work, { lifecycle: 'versionMove', ids, event: 'expire' })
}
