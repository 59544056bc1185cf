import type { PlatformResult } from '../../types.js'
import type { Mt5Context } from '../context.js'
import { freshUser, updateUser } from './updateUser.js'

export async function changeGroup(
  context: Mt5Context,
  login: string,
  group: string,
): Promise<PlatformResult<{ group: string }>> {
  const known = await context.groups.currencyOf(group)
  if (!known.ok) return known
  const found = await freshUser(context, login)
  if (!found.ok) return found
  if (found.user.group === group) return { ok: true, group }
  const updated = await updateUser(context, found.user, { field: 'Group', value: group })
  return updated.ok ? { ok: true, group: updated.user.group } : updated
}

/** The group that an account is in now. */
export async function readGroup(
  context: Mt5Context,
  login: string,
): Promise<PlatformResult<{ group: string }>> {
  const found = await freshUser(context, login)
  return found.ok ? { ok: true, group: found.user.group } : found
}
