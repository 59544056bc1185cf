import { v7 as uuidv7 } from 'uuid'
import type { Difference } from '../../domain/programs/difference.js'
import { moveTerms, type MoveTerms } from '../../domain/programs/versionMove.js'
import { links } from '../journey/links.js'
import { emit, happened } from '../records/emit.js'
import { insertRows } from '../records/insertRows.js'
import { transition } from '../transition/transition.js'
import type { Work } from '../work.js'
import { applyMoves } from './applyMoves.js'
import { readChallenges, readVersions, type Challenge, type Version } from './readChallenges.js'
import { chosenSql, declinedSql, offeredSql, suspectedSql } from './sql.js'
import { wouldEnd } from './wouldEnd.js'

/** Challenges that one offer is made to at most; a larger program is offered in turns. */
const challengesMax = 5_000

export type OfferWish = {
  readonly versionId: string
  /** Which of the running challenges of the program; all where nothing is said. */
  readonly challenge?: string
  readonly fromVersion?: string
  readonly stage?: string
  readonly reason: string
  /** Until when traders may accept. */
  readonly expiresAt: Date
  /** Only says what would happen. */
  readonly preview: boolean
}

type Left = { readonly challenge: string; readonly code: string; readonly message: string }

export type Offered =
  | {
      readonly ok: true
      /** Challenges whose trader is asked. */
      readonly offered: number
      /** Challenges for which nothing gets stricter: they are moved at once. */
      readonly moved: number
      readonly left: readonly Left[]
      /** Every difference that somebody is offered, once. */
      readonly differences: readonly Difference[]
    }
  | { readonly ok: false; readonly code: 'unknown' | 'expired'; readonly message: string }

type Planned = {
  readonly id: string
  readonly challenge: Challenge
  readonly terms: Extract<MoveTerms, { ok: true }>
}

/** Offers a newer version to challenges that run; where nothing gets stricter it holds at once. */
export async function offerVersion(work: Work, wish: OfferWish): Promise<Offered> {
  const to = (await readVersions(work, [wish.versionId])).get(wish.versionId)
  if (!to) return { ok: false, code: 'unknown', message: 'There is no such version.' }
  if (wish.expiresAt <= work.now) {
    return { ok: false, code: 'expired', message: 'expiresAt: expected a time to come' }
  }
  const challenges = await readChallenges(work, chosenSql, [
    to.programId,
    to.id,
    wish.challenge ?? null,
    wish.fromVersion ?? null,
    wish.stage ?? null,
    challengesMax,
  ])
  // Who said no is asked again only by name, not with everybody else.
  const declined = wish.challenge ? [] : await declinedOf(work, challenges, to)
  const { planned, left } = await plan(work, challenges, { to, declined: new Set(declined) })
  const asked = planned.filter(({ terms }) => terms.needsAcceptance)
  const free = planned.filter(({ terms }) => !terms.needsAcceptance)
  if (!wish.preview) {
    await store(work, wish, { planned, to })
    await moveAtOnce(work, free, to)
    await tellOffered(work, asked, { to, wish })
  }
  const said = planned.flatMap(({ terms }) => terms.differences)
  const once = new Map(said.map((each) => [JSON.stringify(each), each]))
  const differences = [...once.values()]
  return { ok: true, offered: asked.length, moved: free.length, left, differences }
}

type Planning = { readonly to: Version; readonly declined: ReadonlySet<string> }

async function plan(work: Work, challenges: readonly Challenge[], { to, declined }: Planning) {
  const ids = challenges.map(({ id }) => id)
  const versions = await readVersions(
    work,
    challenges.map(({ versionId }) => versionId),
  )
  const open = await idsOf(work, offeredSql, ids)
  const suspected = await idsOf(work, suspectedSql, ids)
  const ended = await wouldEnd(work, challenges, to.terms)
  const known = new Map<string, MoveTerms>()
  const planned: Planned[] = []
  const left: Left[] = []
  for (const challenge of challenges) {
    const { versionId, size, currency, stage, reference } = challenge
    const key = [versionId, size, currency, stage].join()
    const before = versions.get(versionId)
    if (!before) continue
    const given = { before: before.terms, after: to.terms, registry: work.firm.rules }
    const terms =
      known.get(key) ?? moveTerms({ ...given, challenge: { size: { size, currency }, stage } })
    known.set(key, terms)
    const refusal = open.has(challenge.id)
      ? { code: 'offered', message: 'A version is already offered.' }
      : suspected.has(challenge.id)
        ? { code: 'suspected', message: 'A suspected violation is not decided yet.' }
        : ended.has(challenge.id)
          ? { code: 'wouldEnd', message: 'The new rules would end its account at once.' }
          : declined.has(challenge.id) && terms.ok && terms.needsAcceptance
            ? { code: 'declined', message: 'Its trader declined it; offer it there by itself.' }
            : null
    if (!terms.ok) left.push({ challenge: reference, code: terms.code, message: terms.message })
    else if (refusal) left.push({ challenge: reference, ...refusal })
    else planned.push({ id: uuidv7(), challenge, terms })
  }
  return { planned, left }
}

async function declinedOf(work: Work, challenges: readonly Challenge[], to: Version) {
  const ids = challenges.map(({ id }) => id)
  const { rows } = await work.tx.query<{ challenge_id: string }>(declinedSql, [ids, to.id])
  return rows.map((row) => row.challenge_id)
}

async function idsOf(work: Work, sql: string, ids: readonly string[]) {
  const { rows } = await work.tx.query<{ challenge_id: string }>(sql, [ids])
  return new Set(rows.map((row) => row.challenge_id))
}

type Storing = { readonly planned: readonly Planned[]; readonly to: Version }

const store = (work: Work, wish: OfferWish, { planned, to }: Storing) =>
  insertRows(
    work,
    'versionMoves',
    planned.map(({ id, challenge, terms }) => ({
      id,
      label: `${challenge.reference} to ${to.label}`,
      status: 'offered',
      challenge_id: challenge.id,
      trader_id: challenge.traderId,
      trader_name: challenge.traderName,
      from_version_id: challenge.versionId,
      to_version_id: to.id,
      needs_acceptance: terms.needsAcceptance,
      differences: terms.differences,
      reason: wish.reason,
      offered_by: work.actor.name,
      expires_at: wish.expiresAt.toISOString(),
    })),
  )

async function moveAtOnce(work: Work, free: readonly Planned[], to: Version): Promise<void> {
  const ids = free.map(({ id }) => id)
  await transition(work, { lifecycle: 'versionMove', ids, event: 'accept' })
  await applyMoves(
    work,
    free.map(({ id, challenge }) => ({ moveId: id, challenge, to })),
  )
}

type Told = { readonly to: Version; readonly wish: OfferWish }

const tellOffered = (work: Work, asked: readonly Planned[], { to, wish }: Told) =>
  emit(
    work,
    asked.map(({ id, challenge }) =>
      happened('challenge.versionOffered', {
        subjectType: 'challenge',
        subjectId: challenge.id,
        occasion: id,
        trader: { id: challenge.traderId, email: challenge.traderEmail },
        variables: {
          challengeReference: challenge.reference,
          programName: challenge.programName,
          versionName: to.label,
          offerEndsAt: wish.expiresAt.toISOString(),
          offerLink: links(work).portal('offers'),
        },
      }),
    ),
  )
