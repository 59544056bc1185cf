import type { Person } from '../../access/person.js'
import type { Queryable } from '../../database/queryable.js'
import { forPerson } from './forRoles.js'
import type { Dashboard } from './model.js'
import { readSnapshot, type Source } from './readSnapshot.js'

/** However many people look, the accounts are gone through once in this time per process. */
const freshForMs = 2_000

type Kept = { readonly at: number; readonly snapshot: Promise<Dashboard> }

const kept = new WeakMap<Queryable, Kept>()

/**
 * The dashboard as `person` may see it: figures that a job counted, and the live parts, at most two
 * seconds old. Reads through the pool, which is also what the snapshot is shared by.
 *
 * @param now UTC milliseconds
 */
export async function readDashboard(
  source: Source,
  person: Person,
  now: number = Date.now(),
): Promise<Dashboard> {
  return forPerson(await snapshotOf(source, now), person)
}

function snapshotOf(source: Source, now: number): Promise<Dashboard> {
  const { q } = source
  const known = kept.get(q)
  if (known && Math.abs(now - known.at) < freshForMs) return known.snapshot
  const snapshot = readSnapshot(source, now)
  kept.set(q, { at: now, snapshot })
  // A failed question is asked again by the next who comes.
  snapshot.catch(() => kept.delete(q))
  return snapshot
}
