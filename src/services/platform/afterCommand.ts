import { v7 as uuidv7 } from 'uuid'
import { encryptField } from '../../crypto/fieldCipher.js'
import { advancePassed } from '../journey/advancePassed.js'
import { creditDone, creditFailed, isCredit } from '../incidents/creditDone.js'
import { tellClaimable } from '../payouts/tellClaimable.js'
import { operationDone, operationFailed } from '../payouts/operationDone.js'
import { insertRows } from '../records/insertRows.js'
import { balanceIsRight, isReinstatement } from '../reinstatement/balanceIsRight.js'
import { isOfStep, stepFailed, stepTold } from '../scaling/stepDone.js'
import { updateRows } from '../records/updateRows.js'
import { lockAbove } from '../transition/lockAbove.js'
import { transition } from '../transition/transition.js'
import type { Work } from '../work.js'
import { queueCommands } from './queueCommands.js'
import type { Done } from './types.js'

const kindOf = (done: readonly Done[], kind: string) =>
  done.filter(({ command }) => command.kind === kind)

const accountsOf = (done: readonly Done[]) => done.map(({ command }) => command.account_id)

const isOfPayout = (done: Done) => !isReinstatement(done) && !isCredit(done) && !isOfStep(done)

/** What follows once a command was read back. */
export async function afterVerified(work: Work, done: readonly Done[]): Promise<void> {
  // All at once and in one order, so that two senders never wait for each other crosswise.
  await lockAbove(work, 'account', accountsOf(done))
  await accountsOpened(work, kindOf(done, 'openAccount'))
  await advancePassed(work, accountsOf(kindOf(done, 'disable')))
  const moved = kindOf(done, 'balance')
  await operationDone(work, moved.filter(isOfPayout))
  await creditDone(work, moved.filter(isCredit))
  await balanceIsRight(work, moved.filter(isReinstatement))
  await stepTold(work, done.filter(isOfStep))
  await tellClaimable(work, accountsOf(done))
}

/** What follows when a command failed for good. */
export async function afterFailed(work: Work, done: readonly Done[]): Promise<void> {
  await lockAbove(work, 'account', accountsOf(done))
  const unopened = kindOf(done, 'openAccount')
  await updateRows(
    work,
    'accounts',
    unopened.map(({ command, outcome }) => ({
      id: command.account_id,
      problem: outcome.ok ? null : outcome.message.slice(0, 500),
    })),
  )
  const ids = accountsOf(unopened)
  await transition(work, { lifecycle: 'account', ids, event: 'provisioningFailed' })
  // A reinstatement that failed waits in the queue; the account stays ended.
  const unmoved = kindOf(done, 'balance')
  await operationFailed(work, unmoved.filter(isOfPayout))
  await creditFailed(work, unmoved.filter(isCredit))
  await stepFailed(work, done.filter(isOfStep))
}

async function accountsOpened(work: Work, done: readonly Done[]): Promise<void> {
  const opened = done.flatMap(({ command, outcome }) =>
    outcome.ok && outcome.opened ? [{ command, ...outcome.opened }] : [],
  )
  await insertRows(
    work,
    'accountLogins',
    opened.map(({ command, login, password, server }) => {
      const id = uuidv7()
      const place = { collection: 'account-logins', record: id, field: 'password' }
      return {
        id,
        account_id: command.account_id,
        connection_id: command.connection_id,
        login,
        server,
        valid_from: work.now.toISOString(),
        sealed_password: encryptField(work.firm.keyRing, place, password),
      }
    }),
  )
  await updateRows(
    work,
    'accounts',
    opened.map(({ command, login }) => ({ id: command.account_id, login })),
  )
  const result = await transition(work, {
    lifecycle: 'account',
    ids: opened.map(({ command }) => command.account_id),
    event: 'provisioned',
  })
  const refused = new Set(result.refused.map(({ id }) => id))
  // Closed while it was being opened: nobody may trade on it.
  await queueCommands(
    work,
    opened
      .filter(({ command }) => refused.has(command.account_id))
      .map(({ command, login }) => ({
        kind: 'disable',
        accountId: command.account_id,
        connectionId: command.connection_id,
        login,
        cause: 'closedWhileOpening',
      })),
  )
}
