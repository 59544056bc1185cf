import { failureOf } from '../../linkError.js'
import type { PlatformFailure, PlatformResult } from '../../types.js'
import type { Mt5Context } from '../context.js'
import type { UserFacts } from '../wire/user.js'
import { readOf, tables } from './tables.js'

/** Accounts by the comment they were opened with. The server cannot search: we read each one once. */
export type CommentIndex = {
  /** @param group names or masks to look in */
  find(
    comments: readonly string[],
    group: string,
  ): Promise<PlatformResult<{ user: UserFacts | null }>>
}

/** Comments of accounts that are still being opened begin so, and change. */
export const openingMark = '~'

export function createCommentIndex(context: Mt5Context): CommentIndex {
  const read = new Set<string>()
  const byComment = new Map<string, string>()
  const learn = async (logins: readonly string[]): Promise<PlatformFailure | null> => {
    const users = await readOf(context.pool, tables.users, { logins, isUrgent: true })
    if (!users.ok) return users
    for (const { login, comment } of users.rows) {
      byComment.set(comment, login)
      if (!comment.startsWith(openingMark)) read.add(login)
    }
    return null
  }
  return {
    find: async (comments, group) => {
      const logins = await listLogins(context, group)
      if (!logins.ok) return logins
      const refusal = await learn(logins.logins.filter((login) => !read.has(login)))
      if (refusal) return refusal
      const candidates = comments.flatMap((comment) => byComment.get(comment) ?? [])
      if (candidates.length === 0) return { ok: true, user: null }
      const users = await readOf(context.pool, tables.users, { logins: candidates, isUrgent: true })
      if (!users.ok) return users
      const user = users.rows.find(({ comment }) => comments.includes(comment)) ?? null
      return { ok: true, user }
    },
  }
}

export async function listLogins(
  { pool }: Mt5Context,
  group: string,
): Promise<PlatformResult<{ logins: readonly string[] }>> {
  const path = '/user/logins'
  const reply = await pool.ask({ kind: 'read', path, params: { group }, isUrgent: true })
  if (!reply.ok) return reply.code === 'notFound' ? { ok: true, logins: [] } : reply
  const items: readonly unknown[] = Array.isArray(reply.answer) ? reply.answer : []
  const logins = items.map(String).filter((login) => /^\d+$/.test(login))
  if (logins.length === items.length) return { ok: true, logins }
  return failureOf('protocol', `${path}: expected an array of logins`)
}
