import type { ListedAccount, PlatformResult } from '../../types.js'
import type { Mt5Context } from '../context.js'
import { modeOf } from '../wire/user.js'
import { listLogins } from './commentIndex.js'
import { loginsMax, readOf, tables } from './tables.js'

const byNumber = (a: string, b: string): number => Number(a) - Number(b)

/** A page of the accounts in our groups, by login. */
export async function listAccounts(
  context: Mt5Context,
  after: string | undefined,
): Promise<PlatformResult<{ accounts: readonly ListedAccount[]; next: string | null }>> {
  const listed = await listLogins(context, context.credentials.groups)
  if (!listed.ok) return listed
  const from = Number(after ?? -1)
  const rest = [...new Set(listed.logins)].sort(byNumber).filter((login) => Number(login) > from)
  const logins = rest.slice(0, loginsMax)
  const users = await readOf(context.pool, tables.users, { logins })
  if (!users.ok) return users
  const accounts: ListedAccount[] = []
  for (const user of users.rows) {
    const group = await context.groups.currencyOf(user.group)
    if (!group.ok) return group
    accounts.push({
      login: user.login,
      group: user.group,
      currency: group.currency,
      leverage: user.leverage,
      name: user.name,
      email: user.email,
      comment: user.comment,
      mode: modeOf(user.rights),
      openedAt: context.clock.toUtc(user.registration * 1000),
    })
  }
  accounts.sort((a, b) => byNumber(a.login, b.login))
  return { ok: true, accounts, next: rest.length > logins.length ? (logins.at(-1) ?? null) : null }
}
