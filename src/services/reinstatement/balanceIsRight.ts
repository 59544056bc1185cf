import { z } from 'zod'
import { audit } from '../records/audit.js'
import type { Done } from '../platform/types.js'
import { transition } from '../transition/transition.js'
import type { Work } from '../work.js'
import { goesOnSchema } from './goesOn.js'

const input = z.object({ goesOn: goesOnSchema, reason: z.string() })

export const isReinstatement = ({ command }: Done): boolean =>
  command.kind === 'balance' && command.input['purpose'] === 'reinstatement'

/** The platform shows the balance that an account is to go on with: now it does. */
export async function balanceIsRight(work: Work, done: readonly Done[]): Promise<void> {
  for (const { command, outcome } of done) {
    const { goesOn, reason } = input.parse(command.input)
    const at = (outcome.ok ? outcome.operatedAt : undefined) ?? work.now.getTime()
    const { refused } = await transition(work, {
      ...{ lifecycle: 'account', ids: [command.account_id], event: 'reopen', reason },
      data: new Map([[command.account_id, { goesOn, at }]]),
    })
    // Something else was decided meanwhile; the money stands on an account that stays ended.
    await audit(
      work,
      refused.map(({ id, message }) => ({
        ...{ event: 'account.notReinstated', subjectType: 'account', subjectId: id },
        reason: message,
      })),
    )
  }
}
