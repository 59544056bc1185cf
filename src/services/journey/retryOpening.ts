import { platformMapping } from '../../domain/programs/phaseTerms.js'
import { openCommandsSql, resetCommandsSql } from '../platform/sql.js'
import { queueCommands } from '../platform/queueCommands.js'
import { updateRows } from '../records/updateRows.js'
import { moveSql } from '../sql/records.js'
import { transition } from '../transition/transition.js'
import type { Work } from '../work.js'
import { loadAccounts, type AccountFacts } from './loadAccounts.js'
import { connectionFor, noConnection, openCommand, type Connection } from './openAccounts.js'
import { connectionsSql } from './sql.js'

type Open = { readonly id: string; readonly account_id: string; readonly status: string }

/**
 * Has accounts opened that could not be: the same command goes out again, under the same key, so
 * that an account which was opened after all is found. One that never had a connection gets one.
 */
export async function retryOpening(work: Work, ids: readonly string[]): Promise<void> {
  const { rows } = await work.tx.query<Open>(openCommandsSql, [ids])
  for (const from of ['failed', 'withheld']) {
    const again = rows.filter(({ status }) => status === from).map(({ id }) => id)
    if (again.length === 0) continue
    await work.tx.query(moveSql, ['pf_platform_commands', again, from, 'queued'])
    await work.tx.query(resetCommandsSql, [again, work.now.toISOString()])
  }
  const known = new Set(rows.map(({ account_id }) => account_id))
  const unplanned = ids.filter((id) => !known.has(id))
  if (unplanned.length > 0) await planAgain(work, await loadAccounts(work, unplanned))
}

async function planAgain(work: Work, accounts: readonly AccountFacts[]): Promise<void> {
  const { rows } = await work.tx.query<Connection>(connectionsSql)
  const planned = accounts.map((account) => {
    const mapping = platformMapping(account.terms, account)
    return { account, connection: connectionFor(mapping, { id: account.id, connections: rows }) }
  })
  await updateRows(
    work,
    'accounts',
    planned.map(({ account, connection }) => ({
      id: account.id,
      connection_id: connection?.id ?? null,
      problem: connection ? null : noConnection,
    })),
  )
  await queueCommands(
    work,
    planned.flatMap(({ account, connection }) =>
      connection ? [openCommand(rowOf(account), connection.id)] : [],
    ),
  )
  await transition(work, {
    lifecycle: 'account',
    ids: planned.filter(({ connection }) => !connection).map(({ account }) => account.id),
    event: 'provisioningFailed',
  })
}

const rowOf = ({ platform_name, ...account }: AccountFacts) => ({
  ...account,
  platform_name: platform_name ?? account.reference,
})
