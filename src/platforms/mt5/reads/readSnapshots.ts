import type { AccountSnapshot, PlatformResult } from '../../types.js'
import type { Mt5Context } from '../context.js'
import { composeSnapshot } from './composeSnapshot.js'
import { isInMask } from './groupMask.js'
import { readDirectly, readUsers, tooLarge } from './readDirectly.js'
import type { Sweep, Sweeper } from './sweep.js'

type Snapshots = PlatformResult<{ snapshots: readonly AccountSnapshot[] }>

/** More accounts than this are looked at by sweeping, fewer are asked for one by one. */
const directMax = 100

export async function readSnapshots(
  context: Mt5Context,
  sweeper: Sweeper,
  asked: { readonly logins: readonly string[]; readonly withPositions: boolean },
): Promise<Snapshots> {
  const logins = [...new Set(asked.logins)].filter((login) => /^\d{1,15}$/.test(login))
  const { withPositions } = asked
  if (logins.length <= directMax) return readDirectly(context, logins, { withPositions })
  const { known, credentials } = context
  const strangers = logins.filter((login) => known.get(login) === undefined)
  if (strangers.length > 0) {
    const read = await readUsers(context, strangers)
    if (!read.ok) return read
  }
  const present = logins.filter((login) => known.get(login) !== undefined)
  const inside = present.filter((login) =>
    isInMask(credentials.groups, known.get(login)?.group ?? ''),
  )
  const isInside = new Set(inside)
  const outside = present.filter((login) => !isInside.has(login))
  const sweep = inside.length > 0 ? await sweeper.sweepFor(inside) : null
  if (sweep && !sweep.ok) return sweep
  const snapshots: AccountSnapshot[] = []
  const leftOver = [...outside]
  for (const login of inside) {
    const snapshot = sweep ? snapshotIn(context, sweep, { login, withPositions }) : null
    if (snapshot === 'tooLarge') return tooLarge(login)
    if (snapshot) snapshots.push(snapshot)
    else leftOver.push(login)
  }
  const rest = await readDirectly(context, leftOver, { withPositions })
  return rest.ok ? { ok: true, snapshots: [...snapshots, ...rest.snapshots] } : rest
}

/** @returns null for an account that the sweep does not show whole, or that we changed since */
function snapshotIn(
  { clock, known }: Mt5Context,
  { positions, orders, states, at, sequence, takenAt }: Sweep,
  { login, withPositions }: { readonly login: string; readonly withPositions: boolean },
): AccountSnapshot | 'tooLarge' | null {
  const account = known.get(login)
  const held = positions.get(login) ?? []
  const state = states.get(login)
  if (!account || (held.length > 0 && !state)) return null
  if (known.changedAt(login) >= takenAt) return null
  const parts = {
    account,
    state,
    positions: held,
    orders: orders.get(login)?.length ?? 0,
    lastOpenedAt: known.openedAt(login),
    at,
    sequence,
    withPositions,
  }
  return composeSnapshot(clock, parts) ?? 'tooLarge'
}
