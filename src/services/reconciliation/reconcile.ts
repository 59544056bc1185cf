import { delay } from '../../live/loop/delay.js'
import type { PlatformFailure, PlatformSession } from '../../platforms/types.js'
import type { Sender } from '../platform/sendCommands.js'
import { withPool } from '../withWork.js'
import { findUnknown } from './findUnknown.js'
import { lookTwice } from './lookTwice.js'
import { dealsSince, readOurs, type Ours, type Page } from './readOurs.js'
import { beginRunSql, connectionsSql, endRunSql } from './sql.js'
import { storeDifferences, type Compared } from './storeDifferences.js'

/** Accounts that are held against the platform at once. */
const pageMax = 1_000
/** A run that did not end for so long was killed; another one may begin. */
const abandonedAfterMs = 3_600_000
const firstId = '00000000-0000-0000-0000-000000000000'

export type ReconcileOptions = {
  /** Only this connection; every one that is followed where nothing is said. */
  readonly connectionId?: string
  /** Only connections that were not compared for so long, or that somebody asked for since. */
  readonly dueAfterMs?: number
  /** Only these accounts; then logins that we do not know are not looked for. */
  readonly accountIds?: readonly string[]
  /**
   * A difference must be there twice, so long apart, before it counts: a figure on its way is none.
   * Milliseconds, default 5,000.
   */
  readonly confirmAfterMs?: number
}

export type Reconciled = {
  readonly connectionId: string
  readonly accounts: number
  readonly opened: number
  readonly agreed: number
  /** Why it ended early; what was compared before that is stored. */
  readonly problem: string | null
}

/**
 * Compares our books with the platforms', account by account, and opens what differs as items to clear.
 * A connection that is being compared as a whole already is left out.
 */
export async function reconcile(
  sender: Sender,
  options: ReconcileOptions = {},
): Promise<Reconciled[]> {
  const { connectionId = null, dueAfterMs } = options
  const due = dueAfterMs === undefined ? null : new Date(Date.now() - dueAfterMs).toISOString()
  const { rows } = await sender.pool.query<Connection>(connectionsSql, [connectionId, due])
  const done: Reconciled[] = []
  for (const connection of rows) {
    if (!options.accountIds && !(await begin(sender, connection.id))) continue
    const result = await reconcileOne(sender, connection, options)
    if (!options.accountIds) await end(sender, result)
    done.push(result)
  }
  return done
}

type Connection = { readonly id: string; readonly mode: string }

async function reconcileOne(
  sender: Sender,
  connection: Connection,
  options: ReconcileOptions,
): Promise<Reconciled> {
  const sum = { accounts: 0, opened: 0, agreed: 0 }
  const add = async (compared: readonly Compared[]) => {
    const stored = await withPool(sender, (work) => storeDifferences(work, connection.id, compared))
    sum.opened += stored.opened
    sum.agreed += stored.agreed
  }
  const run = async (): Promise<PlatformFailure | null> => {
    const session = await sender.sessions.get(connection.id)
    for await (const page of pagesOf(sender, connection, options)) {
      const looked = await lookTwice(session, page, looksOf(sender, connection, options))
      if (!looked.ok) return looked.failure
      sum.accounts += page.length
      await add(
        looked.found.map(({ ours, differences }) => ({
          login: ours.login,
          account: ours,
          differences,
        })),
      )
    }
    return options.accountIds ? null : addUnknown(sender, { session, connection, add })
  }
  const problem = await run().then(
    (failure) => failure && `${failure.code}: ${failure.message}`,
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  )
  return { connectionId: connection.id, ...sum, problem }
}

async function* pagesOf(
  sender: Sender,
  connection: Connection,
  { accountIds }: ReconcileOptions,
): AsyncGenerator<Ours[]> {
  for (let after = firstId; ;) {
    const page = await read(sender, connection, { after, accountIds: accountIds ?? null })
    const last = page.at(-1)
    if (!last) return
    yield page
    if (page.length < pageMax) return
    after = last.id
  }
}

const read = (
  sender: Sender,
  { id, mode }: Connection,
  page: Pick<Page, 'after' | 'accountIds'>,
): Promise<Ours[]> =>
  withPool(sender, (work) => readOurs(work, { connectionId: id, mode, limit: pageMax, ...page }))

const looksOf = (sender: Sender, connection: Connection, options: ReconcileOptions) => ({
  dealsSince: dealsSince(new Date()),
  again: async (accountIds: readonly string[]) => {
    await delay(options.confirmAfterMs ?? 5_000, new AbortController().signal)
    return read(sender, connection, { after: firstId, accountIds })
  },
})

type Adding = {
  readonly session: PlatformSession
  readonly connection: Connection
  readonly add: (compared: readonly Compared[]) => Promise<void>
}

async function addUnknown(sender: Sender, { session, connection, add }: Adding) {
  const unknown = await findUnknown(sender, session, connection.id)
  if (!unknown.ok) return unknown.failure
  await add(unknown.compared)
  return null
}

async function begin({ pool }: Sender, id: string): Promise<boolean> {
  const now = Date.now()
  const { rowCount } = await pool.query(beginRunSql, [
    id,
    new Date(now).toISOString(),
    new Date(now - abandonedAfterMs).toISOString(),
  ])
  return rowCount === 1
}

const end = ({ pool }: Sender, result: Reconciled) =>
  pool.query(endRunSql, [
    result.connectionId,
    new Date().toISOString(),
    result.accounts,
    result.opened,
    result.agreed,
    result.problem?.slice(0, 500) ?? null,
  ])
