import type { PlatformFailure, PlatformSession } from '../../platforms/types.js'
import type { Sender } from '../platform/sendCommands.js'
import { knownLoginsSql, openUnknownSql, ourGroupsSql } from './sql.js'
import type { Compared } from './storeDifferences.js'

/** A platform that always names a next page is not asked for ever. */
const pagesMax = 100_000

export type Unknown =
  | { readonly ok: true; readonly compared: readonly Compared[] }
  | { readonly ok: false; readonly failure: PlatformFailure }

/**
 * Accounts that the platform has in groups of ours and that no account of ours ever had, together with
 * those reported before. Says nothing of a platform that does not list its accounts.
 */
export async function findUnknown(
  { pool }: Pick<Sender, 'pool'>,
  session: PlatformSession,
  connectionId: string,
): Promise<Unknown> {
  if (!session.accounts || !session.capabilities.listAccounts) return { ok: true, compared: [] }
  const groups = await pool.query<{ name: string }>(ourGroupsSql, [connectionId])
  const ours = new Set(groups.rows.map(({ name }) => name))
  const reported = await pool.query<{ login: string }>(openUnknownSql, [connectionId])
  const unknown = new Map<string, Compared>(
    reported.rows.map(({ login }) => [login, { login, account: null, differences: [] }]),
  )
  let after: string | undefined
  for (let page = 0; page < pagesMax; page += 1) {
    const answer = await session.accounts(after === undefined ? {} : { after })
    if (!answer.ok) return { ok: false, failure: answer }
    const listed = answer.accounts.filter(({ group }) => ours.has(group))
    const logins = listed.map(({ login }) => login)
    const { rows } = await pool.query<{ login: string }>(knownLoginsSql, [connectionId, logins])
    const known = new Set(rows.map(({ login }) => login))
    for (const { login, group } of listed) {
      if (known.has(login)) continue
      const difference = {
        kind: 'unknownOnPlatform',
        subject: '',
        ours: null,
        theirs: group,
      } as const
      unknown.set(login, { login, account: null, differences: [difference] })
    }
    if (answer.next === null) return { ok: true, compared: [...unknown.values()] }
    after = answer.next
  }
  const message = `expected an end of the list, was none after ${pagesMax} pages`
  return { ok: false, failure: { ok: false, code: 'protocol', message, retryable: false } }
}
