import type { Sender } from '../platform/sendCommands.js'
import { reconcile, type Reconciled } from './reconcile.js'
import { connectionOfSql } from './sql.js'

/**
 * Compares one account with its platform, now.
 *
 * @returns null when there is no such account or it has no login yet
 */
export async function reconcileAccount(
  sender: Sender,
  accountId: string,
): Promise<Reconciled | null> {
  const { rows } = await sender.pool.query<{ connection_id: string }>(connectionOfSql, [accountId])
  const [account] = rows
  if (!account) return null
  const [result] = await reconcile(sender, {
    connectionId: account.connection_id,
    accountIds: [accountId],
  })
  return result ?? null
}
