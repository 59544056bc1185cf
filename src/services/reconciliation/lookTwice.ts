import { differenceKey } from '../../domain/reconciliation/difference.js'
import type { PlatformSession } from '../../platforms/types.js'
import { lookAt, type Found, type Look } from './lookAt.js'
import type { Ours } from './readOurs.js'

type Looks = {
  readonly dealsSince: number
  /** The accounts once more, as they are some seconds later. */
  readonly again: (ids: readonly string[]) => Promise<readonly Ours[]>
}

/**
 * Holds a page of accounts against the platform. What differs is looked at a second time, and only what
 * differs both times counts: a figure that is on its way to us is no difference.
 */
export async function lookTwice(
  session: PlatformSession,
  page: readonly Ours[],
  { dealsSince, again }: Looks,
): Promise<Look> {
  const first = await lookAt(session, page, dealsSince)
  if (!first.ok) return first
  const suspects = new Map(
    first.found
      .filter(({ differences }) => differences.length > 0)
      .map(({ ours, differences }) => [ours.id, new Set(differences.map(differenceKey))]),
  )
  if (suspects.size === 0) return first
  const second = await lookAt(session, await again([...suspects.keys()]), dealsSince)
  if (!second.ok) return second
  const confirmed = new Map(
    second.found.map((each): [string, Found] => {
      const before = suspects.get(each.ours.id)
      const differences = each.differences.filter((one) => before?.has(differenceKey(one)))
      return [each.ours.id, { ours: each.ours, differences }]
    }),
  )
  // An account that ended in between is compared the next time.
  const found = first.found.flatMap((each) =>
    suspects.has(each.ours.id) ? (confirmed.get(each.ours.id) ?? []) : each,
  )
  return { ok: true, found }
}
