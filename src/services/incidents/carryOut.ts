import type { Pool } from 'pg'
import { PropFirmError } from '../../errors.js'
import type { Firm } from '../../firm.js'
import { liftHolds, setHolds, type HoldKind } from '../records/holds.js'
import { transition } from '../transition/transition.js'
import { withPool } from '../withWork.js'
import type { Work } from '../work.js'
import type { ActionKind } from './kinds.js'
import { reinstatementCause } from '../reinstatement/reinstate.js'
import { creditAccounts } from './credit.js'
import { creditTerms } from './creditTerms.js'
import { commandsOfRowsSql, endSql, nextActionSql, nextRowsSql, settleRowsSql } from './sql.js'

type Action = {
  readonly id: string
  readonly kind: ActionKind
  readonly goes_on: unknown
  readonly credit: unknown
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

const deeds: Readonly<Record<ActionKind, Deed>> = {
  freeze: async (work, action, rows) => {
    await setHolds(work, holdOf(action, 'frozen', rows))
    return none
  },
  lift: async (work, action, rows) => {
    await liftHolds(work, holdOf(action, 'frozen', rows))
    return none
  },
  pause: async (work, action, rows) => {
    await setHolds(work, holdOf(action, 'paused', rows))
    return none
  },
  resume: async (work, action, rows) => {
    await liftHolds(work, holdOf(action, 'paused', rows))
    return none
  },
  dismiss: decides('dismiss'),
  reinstate: async (work, action, rows) => {
    const refused = await decides('overturn')(work, action, rows)
    await work.tx.query(commandsOfRowsSql, [
      ...[action.id, accountsOf(rows), reinstatementCause(work)],
    ])
    return refused
  },
  credit: (work, { id, reference, credit }, rows) =>
    creditAccounts(work, {
      ...{ actionId: id, incident: reference, terms: creditTerms.parse(credit) },
      accountIds: accountsOf(rows),
    }),
}
