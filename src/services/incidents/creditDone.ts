import { z } from 'zod'
import { minor } from '../../domain/money/minor.js'
import { applyBalanceOperation, retractBalanceOperation } from '../../live/register.js'
import type { Done } from '../platform/types.js'
import { audit } from '../records/audit.js'
import type { Work } from '../work.js'

const input = z.object({ amount: z.int().transform(minor), action: z.uuid() })

export const isCredit = ({ command }: Done): boolean =>
  command.kind === 'balance' && command.input['purpose'] === 'credit'

/** Credits that were read back: the book takes them in, as neither profit nor a trading day. */
export async function creditDone(work: Work, done: readonly Done[]): Promise<void> {
  const credits = done.map(({ command, outcome }) => ({
    ...input.parse(command.input),
    accountId: command.account_id,
    ticket: (outcome.ok ? outcome.ticket : undefined) ?? command.id,
    at: (outcome.ok ? outcome.operatedAt : undefined) ?? work.now.getTime(),
  }))
  await applyBalanceOperation(
    work.tx,
    credits.map(({ accountId, at, amount, ticket }) => ({
      ...{ accountId, at, amount, ticket, purpose: 'adjustment', announced: true },
    })),
  )
  await audit(
    work,
    credits.map(({ accountId, action, amount, ticket }) => ({
      ...{ event: 'account.credited', subjectType: 'account', subjectId: accountId },
      data: { action, amount, ticket },
    })),
  )
}

/** The platform did not do it: nothing more is expected, until a person sends it again. */
export async function creditFailed(work: Work, done: readonly Done[]): Promise<void> {
  await retractBalanceOperation(
    work.tx,
    done.map(({ command }) => {
      const { amount, action } = input.parse(command.input)
      const accountId = command.account_id
      return { accountId, at: work.now.getTime(), amount, reference: action }
    }),
  )
}
