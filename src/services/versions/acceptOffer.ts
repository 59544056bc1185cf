import { transition } from '../transition/transition.js'
import type { Work } from '../work.js'
import { applyMoves } from './applyMoves.js'
import { readChallenges, readVersions } from './readChallenges.js'
import { dueSql, lockedSql, offerSql, suspectedSql } from './sql.js'
import { wouldEnd } from './wouldEnd.js'

type Offer = {
  id: string
  status: string
  challenge_id: string
  trader_id: string
  from_version_id: string
  to_version_id: string
  expires_at: Date
}

export type AcceptedOffer =
  | { readonly ok: true; readonly version: string }
  | {
      readonly ok: false
      readonly code: 'unknown' | 'closed' | 'expired' | 'outdated' | 'notNow'
      readonly message: string
    }

const refused = (code: Exclude<AcceptedOffer, { ok: true }>['code'], message: string) =>
  ({ ok: false, code, message }) as const

const closings: Readonly<Record<string, string>> = {
  accepted: 'You have already accepted this offer.',
  withdrawn: 'This offer was withdrawn.',
  expired: 'This offer has ended.',
}

/** A trader accepts the version that was offered; from here on the challenge runs under it. */
export async function acceptOffer(
  work: Work,
  { offerId, traderId }: { readonly offerId: string; readonly traderId: string },
): Promise<AcceptedOffer> {
  const read = async () => (await work.tx.query<Offer>(offerSql, [offerId])).rows[0]
  const found = await read()
  if (found?.trader_id !== traderId) return refused('unknown', 'There is no such offer.')
  // Challenge first, then what hangs on it: whoever comes second waits here and reads again.
  const [challenge] = await readChallenges(work, lockedSql, [found.challenge_id])
  const offer = (await read()) ?? found
  if (offer.status !== 'offered') {
    return refused('closed', closings[offer.status] ?? 'This offer is closed.')
  }
  if (new Date(offer.expires_at) <= work.now) return refused('expired', 'This offer has ended.')
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
