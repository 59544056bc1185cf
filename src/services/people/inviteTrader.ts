import { newToken, hashToken } from '../../crypto/token.js'
import { links } from '../journey/links.js'
import { emit, happened } from '../records/emit.js'
import type { Work } from '../work.js'

const validMs = 7 * 24 * 60 * 60 * 1000

const setTokenSql = `
  update pf_traders set reset_password_token = $2, reset_password_expiration = $3 where id = $1`

/**
 * Mails a link with which a trader sets the first or a new password. Only the hash of the token is
 * stored.
 */
export async function inviteTrader(
  work: Work,
  trader: { readonly id: string; readonly email: string },
  { expiresInMs = validMs } = {},
): Promise<void> {
  const token = newToken()
  const expiresAt = new Date(work.now.getTime() + expiresInMs).toISOString()
  await work.tx.query(setTokenSql, [trader.id, hashToken(token), expiresAt])
  await emit(work, [
    happened('trader.resetPassword', {
      subjectType: 'trader',
      subjectId: trader.id,
      occasion: String(work.now.getTime()),
      trader,
      variables: { resetLink: links(work).portal(`password#${token}`), linkExpiresAt: expiresAt },
    }),
  ])
}
