import { PropFirmError } from '../../errors.js'
import { loadAppeals, tell } from '../appeals/tellAppeals.js'
import { updateRows } from '../records/updateRows.js'
import { transition } from '../transition/transition.js'
import type { Effect, Moved } from '../transition/types.js'

const idsOf = (moved: readonly Moved[]) => moved.map(({ id }) => id)

const decided: Effect = (work, moved, input) =>
  updateRows(
    work,
    'appeals',
    idsOf(moved).map((id) => ({
      id,
      decided_at: work.now.toISOString(),
      decision: input.reason ?? null,
      actor_type: work.actor.type,
      actor_id: work.actor.id,
      actor_name: work.actor.name,
    })),
  )

const tells =
  (name: 'appeal.granted' | 'appeal.upheld'): Effect =>
  (work, moved, input) =>
    tell(work, {
      name,
      ids: idsOf(moved),
      variables: { reason: input.reason ?? '', decidedAt: work.now.toISOString() },
    })

const withdrawn: Effect = (work, moved) =>
  tell(work, {
    name: 'appeal.withdrawn',
    ids: idsOf(moved),
    variables: { decidedAt: work.now.toISOString() },
  })

/** The ruling falls through its own gate; one that fell already needs no second push. */
const overturns: Effect = async (work, moved, input) => {
  const standing = (await loadAppeals(work, idsOf(moved))).filter(
    ({ violation_status }) => violation_status !== 'overturned',
  )
  const { refused } = await transition(work, {
    lifecycle: 'violation',
    ids: standing.map(({ violation_id }) => violation_id),
    event: 'overturn',
    reason: `Appeal granted. ${input.reason ?? ''}`.trim(),
  })
  const [first] = refused
  if (first) throw new PropFirmError(first.code, first.message, 409)
}

export const appealEffects = {
  'appeal.grant': [decided, overturns, tells('appeal.granted')],
  'appeal.uphold': [decided, tells('appeal.upheld')],
  'appeal.withdraw': [withdrawn],
} satisfies Record<string, readonly Effect[]>
