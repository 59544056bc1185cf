import { failureOf } from '../../linkError.js'
import type { PlatformFailure, PlatformResult } from '../../types.js'
import type { Mt5Context } from '../context.js'
import { modeOf, userRights, type UserFacts } from '../wire/user.js'
import { flatten } from './flatten.js'
import { freshUser, updateUser } from './updateUser.js'

type Done = { readonly ok: true } | PlatformFailure

/** Trading off, nothing open: in the order that the connection is set to. */
export async function switchOffAndFlatten(context: Mt5Context, login: string): Promise<Done> {
  const found = await freshUser(context, login)
  if (!found.ok) return found
  if (context.credentials.closeOrder === 'closeFirst') {
    const closed = await flattenAnyway(context, login)
    if (!closed.ok) return closed
  }
  const off = await setTradeDisabled(context, found.user, true)
  if (!off.ok) return off
  return flattenAnyway(context, login)
}

export async function flattenAccount(context: Mt5Context, login: string): Promise<Done> {
  const found = await freshUser(context, login)
  return found.ok ? flattenAnyway(context, login) : found
}

/**
 * Where the server closes nothing while trading is off, it is switched on for as long as closing
 * takes, and off again whatever came of it.
 */
async function flattenAnyway(context: Mt5Context, login: string): Promise<Done> {
  const first = await flatten(context, login)
  if (first.ok || first.code !== 'tradeDisabled') return first
  const found = await freshUser(context, login)
  if (!found.ok) return found
  if (modeOf(found.user.rights) === 'full') return stillRefused(login)
  const { rights } = found.user
  const on = await setRights(context, found.user, enabledRights(rights))
  if (!on.ok) return on
  const second = await flatten(context, login)
  const off = await setRights(context, on.user, rights)
  if (!off.ok) return off
  if (second.ok || second.code !== 'tradeDisabled') return second
  return stillRefused(login)
}

const stillRefused = (login: string): PlatformFailure =>
  failureOf('conflict', `account ${login}: 10017, the server does not let a dealer close`)

export async function switchOn(context: Mt5Context, login: string): Promise<Done> {
  const found = await freshUser(context, login)
  if (!found.ok) return found
  const { rights } = found.user
  if ((rights & userRights.readOnly) !== 0) {
    return failureOf('conflict', `account ${login}: read only, which the broker alone lifts`)
  }
  const wanted = enabledRights(rights)
  return wanted === rights ? { ok: true } : setRights(context, found.user, wanted)
}

const enabledRights = (rights: number): number =>
  (rights | userRights.enabled) & ~userRights.tradeDisabled

async function setTradeDisabled(
  context: Mt5Context,
  user: UserFacts,
  isOff: boolean,
): Promise<Done> {
  const { rights } = user
  const wanted = isOff ? rights | userRights.tradeDisabled : rights & ~userRights.tradeDisabled
  return wanted === rights ? { ok: true } : setRights(context, user, wanted)
}

const setRights = (
  context: Mt5Context,
  user: UserFacts,
  rights: number,
): Promise<PlatformResult<{ user: UserFacts }>> =>
  updateUser(context, user, { field: 'Rights', value: String(rights) })
