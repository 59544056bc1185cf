import { announceBalanceOperation } from '../../live/register.js'
import { queueCommands } from '../platform/queueCommands.js'
import type { Work } from '../work.js'
import type { Step } from './loadSteps.js'

const target = ({ account_id, connection_id, login }: Step) => ({
  ...{ accountId: account_id, connectionId: connection_id ?? '', login },
})

/** Moves accounts to the group of their new size. */
export const moveGroup = (work: Work, steps: readonly Step[]): Promise<void> =>
  queueCommands(
    work,
    steps.map((step) => ({
      ...({ kind: 'changeGroup', ...target(step) } as const),
      cause: `scalingGroup:${step.id}`,
      input: { purpose: 'scalingGroup', step: step.id, group: step.group },
    })),
  )

/** Puts on accounts what makes them as large as their step says; the live path is told before. */
export async function putMoney(work: Work, steps: readonly Step[]): Promise<void> {
  await announceBalanceOperation(
    work.tx,
    steps.map(({ account_id, amount, id }) => ({
      ...{ accountId: account_id, at: work.now.getTime(), amount, reference: id },
    })),
  )
  await queueCommands(
    work,
    steps.map((step) => ({
      ...({ kind: 'balance', ...target(step) } as const),
      cause: `scaling:${step.id}`,
      input: {
        ...{ purpose: 'scaling', step: step.id, amount: step.amount },
        comment: `growth ${step.id}`,
      },
    })),
  )
}
