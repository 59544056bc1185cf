import type { Work } from '../work.js'
import { readChallenges, type Challenge } from './readChallenges.js'
import { lockedSql, offerSql } from './sql.js'

export type Offer = {
  readonly id: string
  readonly status: string
  readonly challenge_id: string
  readonly trader_id: string
  readonly from_version_id: string
  readonly to_version_id: string
  readonly expires_at: Date
}

export type RefusedOffer = {
  readonly ok: false
  readonly code: 'unknown' | 'closed' | 'expired' | 'outdated' | 'notNow'
  readonly message: string
}

export const refused = (code: RefusedOffer['code'], message: string): RefusedOffer => ({
  ok: false,
  code,
  message,
})

const closings: Readonly<Record<string, string>> = {
  accepted: 'You have already accepted this offer.',
  declined: 'You have already declined this offer.',
  withdrawn: 'This offer was withdrawn.',
  expired: 'This offer has ended.',
}

export type Asked = { readonly offerId: string; readonly traderId: string }

type Opened =
  | { readonly ok: true; readonly offer: Offer; readonly challenge: Challenge | undefined }
  | RefusedOffer

/** An offer that its trader may still answer, with its challenge locked. */
export async function openOffer(work: Work, { offerId, traderId }: Asked): Promise<Opened> {
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
  return { ok: true, offer, challenge }
}
