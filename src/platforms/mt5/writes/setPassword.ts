import type { PlatformFailure, PlatformResult } from '../../types.js'
import type { Mt5Context } from '../context.js'

/** Sets the main password; in the body, because addresses are logged. */
export async function setPassword(
  { pool }: Mt5Context,
  login: string,
  password: string,
): Promise<{ readonly ok: true } | PlatformFailure> {
  const reply = await pool.of(login).ask({
    kind: 'write',
    path: '/user/change_password',
    body: { Login: login, Type: 'main', Password: password },
    isUrgent: true,
  })
  return reply.ok ? { ok: true } : reply
}

export async function hasPassword(
  { pool }: Mt5Context,
  login: string,
  password: string,
): Promise<PlatformResult<{ isSame: boolean }>> {
  const reply = await pool.of(login).ask({
    kind: 'read',
    path: '/user/check_password',
    body: { Login: login, Type: 'main', Password: password },
    isUrgent: true,
  })
  if (reply.ok) return { ok: true, isSame: true }
  // Any number of the server's own says no; what is not from there says nothing.
  const isAnswer = reply.retcode !== undefined && reply.code !== 'rateLimited'
  return isAnswer && reply.code !== 'unavailable' ? { ok: true, isSame: false } : reply
}
