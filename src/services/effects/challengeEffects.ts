import { liveAccountsSql } from '../journey/sql.js'
import { loadChallenges } from '../journey/loadAccounts.js'
import { openAccounts } from '../journey/openAccounts.js'
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
  'challenge.cancel': [closesAccounts],
  'challenge.refund': [closesAccounts],
} satisfies Record<string, readonly Effect[]>
