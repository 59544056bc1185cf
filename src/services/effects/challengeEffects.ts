import { liveAccountsSql } from '../journey/sql.js'
import { loadChallenges } from '../journey/loadAccounts.js'
import { openAccounts } from '../journey/openAccounts.js'
import { updateRows } from '../records/updateRows.js'
import { transition } from '../transition/transition.js'
import type { Effect } from '../transition/types.js'

/** A paid challenge starts with the account of its first phase. */
const activated: Effect = async (work, moved) => {
  const challenges = await loadChallenges(
    work,
    moved.map(({ id }) => id),
  )
  const firstPhase = (phases: readonly { key: string }[]) => phases[0]?.key ?? 'funded'
  for (const phase of new Set(challenges.map(({ terms }) => firstPhase(terms.phases)))) {
    const starting = challenges.filter(({ terms }) => firstPhase(terms.phases) === phase)
    await openAccounts(work, starting, phase)
  }
}

const ended: Effect = async (work, moved) => {
  await updateRows(
    work,
    'challenges',
    moved.map(({ id }) => ({ id, ended_at: work.now.toISOString() })),
  )
}

const reinstated: Effect = async (work, moved) => {
  await updateRows(
    work,
    'challenges',
    moved.map(({ id }) => ({ id, ended_at: null })),
  )
}

/** A challenge that is taken back takes its open account with it. */
const closesAccounts: Effect = async (work, moved, input) => {
  const open = await work.tx.query<{ id: string }>(liveAccountsSql, [moved.map(({ id }) => id)])
  await transition(work, {
    lifecycle: 'account',
    ids: open.rows.map(({ id }) => id),
    event: 'close',
    reason: input.reason ?? 'The challenge ended.',
  })
}

export const challengeEffects = {
  'challenge.activate': [activated],
  'challenge.fail': [ended],
  'challenge.expire': [ended],
  'challenge.close': [ended],
  'challenge.cancel': [ended, closesAccounts],
  'challenge.refund': [ended, closesAccounts],
  'challenge.reinstate': [reinstated],
} satisfies Record<string, readonly Effect[]>
