import { z } from 'zod'
import { minor } from '../../domain/money/minor.js'
import { applyBalanceOperation, retractBalanceOperation } from '../../live/register.js'
import type { Done } from '../platform/types.js'
import { updateRows } from '../records/updateRows.js'
import { transition } from '../transition/transition.js'
import type { Work } from '../work.js'

const operation = z.object({
  amount: z.number().transform(minor),
  purpose: z.enum(['payout', 'payoutReturn']),
  payout: z.uuid(),
})

const operationsOf = (done: readonly Done[]) =>
  done.map(({ command, outcome }) => ({
    accountId: command.account_id,
    outcome,
    ...operation.parse(command.input),
  }))

/** Balance operations that were read back: the book takes them in, and what was taken is reserved. */
export async function operationDone(work: Work, done: readonly Done[]): Promise<void> {
  const operations = operationsOf(done)
  const ticketOf = (each: (typeof operations)[number]) =>
    (each.outcome.ok ? each.outcome.ticket : undefined) ?? each.payout
  await applyBalanceOperation(
    work.tx,
    operations.map((each) => ({
      accountId: each.accountId,
      at: (each.outcome.ok ? each.outcome.operatedAt : undefined) ?? work.now.getTime(),
      amount: each.amount,
      purpose: each.purpose,
      ticket: ticketOf(each),
      announced: true,
    })),
  )
  const taken = operations.filter(({ purpose }) => purpose === 'payout')
  await updateRows(
    work,
    'payouts',
    taken.map((each) => ({ id: each.payout, operation_ticket: ticketOf(each) })),
  )
  await transition(work, {
    lifecycle: 'payout',
    ids: taken.map(({ payout }) => payout),
    event: 'reserve',
  })
}

/** The platform did not do it: a request ends with nothing taken; a return waits for a person. */
export async function operationFailed(work: Work, done: readonly Done[]): Promise<void> {
  const operations = operationsOf(done)
  await retractBalanceOperation(
    work.tx,
    operations.map(({ accountId, amount, payout }) => ({
      accountId,
      at: work.now.getTime(),
      amount,
      reference: payout,
    })),
  )
  for (const { payout, purpose, outcome } of operations) {
    if (purpose !== 'payout') continue
    const reason = outcome.ok
      ? ''
      : `The profit could not be taken off the platform: ${outcome.message}`
    await transition(work, { lifecycle: 'payout', ids: [payout], event: 'cancel', reason })
  }
}
