import type { Pool } from 'pg'
import { PropFirmError } from '../../errors.js'
import type { Firm } from '../../firm.js'
import { reopenAccounts, unwatchAccounts } from '../../live/register.js'
import { queueCommands } from '../platform/queueCommands.js'
import { liftHolds, setHolds, type HoldKind } from '../records/holds.js'
import { tradableSql } from '../rulings/sql.js'
import { transition } from '../transition/transition.js'
import { withPool } from '../withWork.js'
import type { Work } from '../work.js'
import type { ActionKind } from './kinds.js'
import { endSql, nextActionSql, nextRowsSql, reachableSql, settleRowsSql } from './sql.js'

type Action = {
  readonly id: string
  readonly kind: ActionKind
  readonly goes_on: unknown
  readonly reason: string
  readonly released_by: string
  readonly released_name: string
  readonly reference: string
}

type Row = { readonly id: string; readonly account_id: string }
/** Why records were left as they are, by their id. */
type Refused = ReadonlyMap<string, string>

const batchMax = 200

/**
 * Carries out the next part of a released action, in a transaction of its own: a crash leaves the
 * rows that are still to do, and two at once never do the same.
 *
 * @returns false when nothing is left to do
 */
export async function carryOutIncident(runtime: { firm: Firm; pool: Pool }): Promise<boolean> {
  try {
    return await withPool(runtime, (work) => carryOutPart(work, together))
  } catch (error) {
    if (!(error instanceof PropFirmError) || error.status >= 500) throw error
    // One of them stands in the way of the others: each by itself, and that one is refused.
    return withPool(runtime, (work) => carryOutPart(work, eachAlone))
  }
}

async function carryOutPart(work: Work, how: Deed): Promise<boolean> {
  const [action] = (await work.tx.query<Action>(nextActionSql)).rows
  if (!action) return false
  const { rows } = await work.tx.query<Row>(nextRowsSql, [action.id, batchMax])
  if (rows.length === 0) {
    await work.tx.query(endSql, [action.id, work.now.toISOString()])
    return true
  }
  const actor = { type: 'operator', id: action.released_by, name: action.released_name } as const
  const refused = await how({ ...work, actor }, action, rows)
  await work.tx.query(settleRowsSql, [
    action.id,
    rows.map(({ id }) => id),
    rows.map(({ id }) => (refused.has(id) ? 'refused' : 'done')),
    rows.map(({ id }) => refused.get(id) ?? null),
  ])
  return true
}

type Deed = (work: Work, action: Action, rows: readonly Row[]) => Promise<Refused>

const together: Deed = (work, action, rows) => deeds[action.kind](work, action, rows)

/** A refusal that is thrown takes back what was done about its row alone. */
const eachAlone: Deed = async (work, action, rows) => {
  const refused = new Map<string, string>()
  for (const row of rows) {
    await work.tx.query('savepoint alone')
    try {
      for (const [id, message] of await together(work, action, [row])) refused.set(id, message)
      await work.tx.query('release savepoint alone')
    } catch (error) {
      if (!(error instanceof PropFirmError) || error.status >= 500) throw error
      await work.tx.query('rollback to savepoint alone')
      refused.set(row.id, error.message)
    }
  }
  return refused
}

const none: Refused = new Map()
const accountsOf = (rows: readonly Row[]) => rows.map(({ account_id }) => account_id)
const holdOf = ({ reference, reason }: Action, kind: HoldKind, rows: readonly Row[]) => ({
  ...{ kind, subject: 'account' as const, ids: accountsOf(rows), note: reason },
  reason: `incident:${reference}`,
})

/** Through `violation.<event>`, the gate that one decision goes through. */
const decides =
  (event: 'dismiss' | 'overturn'): Deed =>
  async (work, { reason, reference, goes_on }, rows) => {
    const { refused } = await transition(work, {
      ...{ lifecycle: 'violation', ids: rows.map(({ id }) => id), event },
      reason: `${reference}: ${reason}`,
      data: new Map(
        rows.map(({ id }) => [
          id,
          { incident: reference, ...(goes_on ? { goesOn: goes_on } : {}) },
        ]),
      ),
    })
    return new Map(refused.map(({ id, message }) => [id, message]))
  }

type Telling = {
  readonly kind: 'disable' | 'enable'
  readonly ids: readonly string[]
  /** Which of them the platform is told about. */
  readonly statement: string
}
type Reachable = { readonly id: string; readonly connection_id: string; readonly login: string }

async function tellPlatform(work: Work, action: Action, { kind, ids, statement }: Telling) {
  const { rows } = await work.tx.query<Reachable>(statement, [ids])
  await queueCommands(
    work,
    rows.map(({ id, connection_id, login }) => ({
      ...{ kind, accountId: id, connectionId: connection_id, login },
      cause: `incident:${action.id}`,
    })),
  )
}

const deeds: Readonly<Record<ActionKind, Deed>> = {
  freeze: async (work, action, rows) => {
    await setHolds(work, holdOf(action, 'frozen', rows))
    return none
  },
  lift: async (work, action, rows) => {
    await liftHolds(work, holdOf(action, 'frozen', rows))
    return none
  },
  // Nothing is judged while an account is paused, so nobody trades on it; its clocks stand still.
  pause: async (work, action, rows) => {
    const ids = accountsOf(rows)
    await setHolds(work, holdOf(action, 'paused', rows))
    await unwatchAccounts(work.tx, ids)
    await tellPlatform(work, action, { kind: 'disable', ids, statement: reachableSql })
    return none
  },
  resume: async (work, action, rows) => {
    await liftHolds(work, holdOf(action, 'paused', rows))
    const { rows: active } = await work.tx.query<{ id: string }>(
      `select id from pf_accounts where id = any($1::uuid[]) and status = 'active' and not is_paused`,
      [accountsOf(rows)],
    )
    const at = work.now.getTime()
    await reopenAccounts(
      work.tx,
      active.map(({ id }) => ({ accountId: id, at, balance: 'latest', days: 'shift' })),
    )
    // What something else holds stays off.
    const ids = accountsOf(rows)
    await tellPlatform(work, action, { kind: 'enable', ids, statement: tradableSql })
    return none
  },
  dismiss: decides('dismiss'),
  reinstate: decides('overturn'),
}
