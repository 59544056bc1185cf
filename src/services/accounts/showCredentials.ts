import { decryptField } from '../../crypto/fieldCipher.js'
import { audit } from '../records/audit.js'
import type { Work } from '../work.js'

type Login = { id: string; login: string; server: string; sealed_password: string | null }

const currentLoginSql = `
  select login.id, login.login, login.server, login.sealed_password
  from pf_account_logins login join pf_accounts account on account.id = login.account_id
  where login.account_id = $1 and account.trader_id = $2 and login.valid_to is null
  order by login.valid_from desc limit 1 for update of login`

const dropPasswordSql = `
  update pf_account_logins set sealed_password = null, password_shown_at = $2 where id = $1`

export type Shown =
  | {
      readonly ok: true
      readonly login: string
      readonly server: string
      readonly password: string
    }
  | { readonly ok: false; readonly code: 'unknown' | 'alreadyShown'; readonly message: string }

/** Opens the platform password for its owner, once; afterwards it is gone here. */
export async function showCredentials(
  work: Work,
  { accountId, traderId }: { accountId: string; traderId: string },
): Promise<Shown> {
  const [row] = (await work.tx.query<Login>(currentLoginSql, [accountId, traderId])).rows
  if (!row) return { ok: false, code: 'unknown', message: 'There is no such account.' }
  if (row.sealed_password === null) {
    const message = 'The password was already shown; ask support for a new one.'
    return { ok: false, code: 'alreadyShown', message }
  }
  const place = { collection: 'account-logins', record: row.id, field: 'password' }
  const password = decryptField(work.firm.keyRing, place, row.sealed_password)
  await work.tx.query(dropPasswordSql, [row.id, work.now.toISOString()])
  await audit(work, [
    { event: 'account.credentialsShown', subjectType: 'account', subjectId: accountId },
  ])
  return { ok: true, login: row.login, server: row.server, password }
}
