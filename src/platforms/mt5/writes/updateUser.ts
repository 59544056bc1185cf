import { failureOf } from '../../linkError.js'
import type { PlatformResult } from '../../types.js'
import type { Mt5Context } from '../context.js'
import { nameIn, recordsOf, textIn } from '../wire/fields.js'
import { readUser, type UserFacts } from '../wire/user.js'

type Change = { readonly field: 'Rights' | 'Group' | 'Comment'; readonly value: string }

/** The user as the server has it now. */
export async function freshUser(
  { pool }: Mt5Context,
  login: string,
): Promise<PlatformResult<{ user: UserFacts }>> {
  if (!/^\d{1,15}$/.test(login)) return failureOf('notFound', `there is no account ${login}`)
  const path = '/user/get'
  const reply = await pool.of(login).ask({ kind: 'read', path, params: { login }, isUrgent: true })
  if (!reply.ok) return reply
  const record = recordsOf(reply.answer)?.[0]
  if (!record) return failureOf('notFound', `there is no account ${login}`)
  const user = readUser(record)
  return user ? { ok: true, user } : failureOf('protocol', `${path}: not a user record`)
}

/**
 * Changes one field: the whole record is sent as it was read, because some servers empty what is
 * left out, and is read back, because all of them ignore silently what they do not take.
 */
export async function updateUser(
  context: Mt5Context,
  user: UserFacts,
  { field, value }: Change,
): Promise<PlatformResult<{ user: UserFacts }>> {
  const { login, record } = user
  const key = nameIn(record, field) ?? field
  context.known.forget(login)
  const reply = await context.pool.of(login).ask({
    kind: 'write',
    path: '/user/update',
    params: { login },
    body: { ...record, [key]: value },
    isUrgent: true,
  })
  if (!reply.ok && reply.code !== 'outcomeUnknown') return reply
  const read = await freshUser(context, login)
  if (!read.ok) {
    return failureOf('outcomeUnknown', `account ${login}: reading back failed: ${read.message}`)
  }
  if (textIn(read.user.record, field) === value) return read
  if (!reply.ok) return reply
  return failureOf('conflict', `account ${login}: the server kept its ${field}, expected ${value}`)
}
