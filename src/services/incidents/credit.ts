import { minor } from '../../domain/money/minor.js'
import { announceBalanceOperation } from '../../live/register.js'
import { lockHeld } from '../platform/heldAccounts.js'
import { queueCommands } from '../platform/queueCommands.js'
import type { Work } from '../work.js'
import { creditOf, type CreditTerms } from './creditTerms.js'
import { commandsOfRowsSql, creditableSql } from './sql.js'

type Creditable = {
  readonly id: string
  readonly reference: string
  readonly status: string
  readonly is_paused: boolean
  readonly login: string | null
  readonly size: number
  readonly currency: string
  readonly connection_id: string | null
  readonly mode: string | null
  readonly platform: string | null
}

type Credit = {
  readonly actionId: string
  readonly incident: string
  readonly terms: CreditTerms
  readonly accountIds: readonly string[]
}

/**
 * Pays into accounts: announced to whoever judges them, then told to the platform, and counted once
 * it was read back. One action credits an account once.
 *
 * @returns why accounts are not credited, by their id
 */
export async function creditAccounts(
  work: Work,
  credit: Credit,
): Promise<ReadonlyMap<string, string>> {
  const { actionId, incident, terms, accountIds } = credit
  await lockHeld(work, accountIds)
  const { rows } = await work.tx.query<Creditable>(creditableSql, [accountIds])
  const refused = new Map<string, string>()
  const credited = rows.flatMap((account) => {
    const amount = creditOf(terms, { ...account, size: minor(account.size) })
    const problem = problemOf(work, account, amount)
    if (problem) refused.set(account.id, problem)
    return problem || !amount ? [] : [{ ...account, amount }]
  })
  await announceBalanceOperation(
    work.tx,
    credited.map(({ id, amount }) => ({
      ...{ accountId: id, at: work.now.getTime(), amount, reference: actionId },
    })),
  )
  await queueCommands(
    work,
    credited.map(({ id, amount, login, connection_id }) => ({
      ...{ kind: 'balance', accountId: id, connectionId: connection_id ?? '', login },
      cause: `incident:${actionId}`,
      input: { purpose: 'credit', amount, comment: `${incident} credit`, action: actionId },
    })),
  )
  const ids = credited.map(({ id }) => id)
  await work.tx.query(commandsOfRowsSql, [actionId, ids, `incident:${actionId}`])
  return refused
}

function problemOf({ firm }: Work, account: Creditable, amount: number | null): string | null {
  const { reference, status, is_paused, login, currency, mode, platform } = account
  const can = firm.platforms.get(platform ?? '')?.capabilities.adjustBalance === true
  if (status !== 'active') return `${reference} is not active: only active accounts are credited.`
  if (is_paused) return `${reference} is paused: resume it first.`
  if (!can || !login) return `The platform of ${reference} cannot move money.`
  if (mode !== 'act') return `The platform of ${reference} is only observed: nothing is sent to it.`
  if (amount === null) return `${reference} is in ${currency}, the amount is not.`
  return amount > 0 ? null : `The share of ${reference} comes to nothing.`
}
