import { z } from 'zod'
import { minor } from '../../domain/money/minor.js'
import { announceBalanceOperation } from '../../live/register.js'
import { stepRetried } from '../scaling/stepDone.js'
import { commandsSql, resetCommandsSql } from '../platform/sql.js'
import { transition } from '../transition/transition.js'
import type { Effect } from '../transition/types.js'
import type { CommandKind } from '../platform/queueCommands.js'

type Row = { id: string; kind: CommandKind; account_id: string; input: unknown }

/**
 * Payouts and credits. One that brings an ended account to a balance is announced to nobody, because
 * nobody follows it yet; growing announces its own.
 */
const operation = z
  .object({
    amount: z.int().transform(minor),
    payout: z.uuid().optional(),
    action: z.uuid().optional(),
  })
  .refine(({ payout, action }) => payout !== undefined || action !== undefined)
  .transform(({ amount, payout, action }) => ({ amount, reference: payout ?? action ?? '' }))

const isAnnounced = (input: unknown) => operation.safeParse(input).success

/** A person sends a command again: what waited for its failure is told that it may happen after all. */
const retried: Effect = async (work, moved) => {
  const ids = moved.map(({ id }) => id)
  await work.tx.query(resetCommandsSql, [ids, work.now.toISOString()])
  const { rows } = await work.tx.query<Row>(commandsSql, [ids])
  await transition(work, {
    lifecycle: 'account',
    ids: rows.filter(({ kind }) => kind === 'openAccount').map(({ account_id }) => account_id),
    event: 'retryProvisioning',
  })
  const failed = new Set(moved.filter(({ from }) => from === 'failed').map(({ id }) => id))
  const operations = rows
    .filter(({ id, kind, input }) => kind === 'balance' && failed.has(id) && isAnnounced(input))
    .map(({ account_id, input }) => ({ accountId: account_id, ...operation.parse(input) }))
  await stepRetried(
    work,
    rows.filter(({ id }) => failed.has(id)),
  )
  await announceBalanceOperation(
    work.tx,
    operations.map((each) => ({ ...each, at: work.now.getTime() })),
  )
}

export const commandEffects = {
  'platformCommand.retry': [retried],
} satisfies Record<string, readonly Effect[]>
