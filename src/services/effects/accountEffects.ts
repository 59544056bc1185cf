import { z } from 'zod'
import { basisPoints } from '../../domain/money/basisPoints.js'
import { evaluationPhases } from '../../domain/programs/terms.js'
import { phaseTerms } from '../../domain/programs/phaseTerms.js'
import { asItWas } from '../../domain/rules/reopenState.js'
import { InvariantError } from '../../errors.js'
import { unwatchAccounts, watchAccounts } from '../../live/register.js'
import { links } from '../journey/links.js'
import { loadAccounts, type AccountFacts } from '../journey/loadAccounts.js'
import { retryOpening } from '../journey/retryOpening.js'
import { stageSql } from '../journey/sql.js'
import { tellUnopened } from '../journey/tellUnopened.js'
import { followAgain, standStill, tellPlatforms } from '../platform/actOnHolds.js'
import { heldAccounts } from '../platform/heldAccounts.js'
import { queueCommands, type CommandKind } from '../platform/queueCommands.js'
import { goesOnSchema } from '../reinstatement/goesOn.js'
import { emit, happened } from '../records/emit.js'
import { updateRows } from '../records/updateRows.js'
import { transition } from '../transition/transition.js'
import type { Effect, Moved } from '../transition/types.js'
import type { Work } from '../work.js'

const idsOf = (moved: readonly Moved[]) => moved.map(({ id }) => id)

async function command(work: Work, accounts: readonly AccountFacts[], input: CommandKind) {
  await queueCommands(
    work,
    accounts.flatMap(({ id, connection_id, login }) =>
      connection_id && login
        ? [{ kind: input, accountId: id, connectionId: connection_id, login, cause: causeOf(work) }]
        : [],
    ),
  )
}

/** A reinstated account may end again: the time of the decision tells the commands apart. */
const causeOf = (work: Work) => `at-${work.now.getTime()}`

const moveChallenges = (event: string) => async (work: Work, accounts: readonly AccountFacts[]) => {
  const ids = accounts
    .filter(({ challenge_status }) => challenge_status !== 'refunded')
    .map(({ challenge_id }) => challenge_id)
  await transition(work, { lifecycle: 'challenge', ids, event })
}

/** The account exists on the platform: follow it and tell the trader where to log in. */
const opened: Effect = async (work, moved) => {
  const accounts = await loadAccounts(work, idsOf(moved))
  await updateRows(
    work,
    'accounts',
    accounts.map(({ id }) => ({ id, opened_at: work.now.toISOString(), problem: null })),
  )
  await watchAccounts(
    work.tx,
    accounts.map((account) => {
      const terms = phaseTerms(account.terms, account)
      if (!terms || !account.connection_id || !account.login) {
        throw new InvariantError(`${account.reference} is open without login, connection or terms`)
      }
      return {
        accountId: account.id,
        connectionId: account.connection_id,
        login: account.login,
        terms,
        startedAt: work.now.getTime(),
      }
    }),
    work.firm.rules,
  )
  await obeyHolds(work, idsOf(moved))
  const funded = accounts.filter(({ phase }) => phase === 'funded')
  const ids = funded.map(({ challenge_id }) => challenge_id)
  await work.tx.query(stageSql, [ids, 'awaitingFunding', 'funded'])
  await emit(
    work,
    accounts.map((account) => openedEvent(work, account)),
  )
}

/** An account may be held before it opens, as one whose order is disputed. */
async function obeyHolds(work: Work, ids: readonly string[]): Promise<void> {
  await standStill(work, ids)
  await tellPlatforms(work, { accounts: await heldAccounts(work, ids), cause: 'opened' })
}

function openedEvent(work: Work, account: AccountFacts) {
  const common = {
    subjectType: 'account',
    subjectId: account.id,
    trader: { id: account.trader_id, email: account.trader_email },
  }
  const facts = {
    accountLogin: account.login ?? '',
    platformName: account.connection_name ?? '',
    programName: account.program_name,
    accountSize: { amount: account.size, currency: account.currency },
    credentialsLink: links(work).portal(`accounts/${account.id}`),
  }
  if (account.phase === 'funded') {
    const split = account.terms.payout.splitBps[0] ?? basisPoints(0)
    return happened('account.funded', { ...common, variables: { ...facts, profitSplit: split } })
  }
  return happened('account.opened', {
    ...common,
    variables: { ...facts, serverName: account.platform ?? '', phaseName: account.phase_name },
  })
}

const provisioningFailed: Effect = (work, moved) => tellUnopened(work, idsOf(moved))

const retried: Effect = (work, moved) => retryOpening(work, idsOf(moved))

/** Trading stops before the next account opens; what follows happens once that is read back. */
const passed: Effect = async (work, moved) => {
  await command(work, await loadAccounts(work, idsOf(moved)), 'disable')
}

const breached: Effect = async (work, moved) => {
  const accounts = await loadAccounts(work, idsOf(moved))
  await command(work, accounts, 'disable')
  await moveChallenges('fail')(work, accounts)
}

const expired: Effect = async (work, moved) => {
  const accounts = await loadAccounts(work, idsOf(moved))
  await command(work, accounts, 'disable')
  await moveChallenges('expire')(work, accounts)
}

const closed: Effect = async (work, moved) => {
  await moveChallenges('close')(work, await loadAccounts(work, idsOf(moved)))
}

/** Trading is off; the challenge may go on with another attempt. */
const stopped: Effect = async (work, moved, input) => {
  await unwatchAccounts(work.tx, idsOf(moved))
  const accounts = await loadAccounts(work, idsOf(moved))
  await command(work, accounts, 'disable')
  await emit(
    work,
    accounts
      .filter(({ login }) => login !== null)
      .map((account) =>
        happened('account.closed', {
          subjectType: 'account',
          subjectId: account.id,
          occasion: String(work.now.getTime()),
          trader: { id: account.trader_id, email: account.trader_email },
          variables: {
            accountLogin: account.login ?? '',
            programName: account.program_name,
            closedAt: work.now.toISOString(),
            reason: input.reason ?? 'The account was closed.',
          },
        }),
      ),
  )
}

const reopening = z
  .object({ at: z.int(), goesOn: goesOnSchema.default(asItWas) })
  .transform(({ at, goesOn }) => ({ at, ...goesOn }))

/** A ruling was taken back: trading on again unless something holds it, the rules go on from here. */
const reopened: Effect = async (work, moved, input) => {
  const accounts = await loadAccounts(work, idsOf(moved))
  await followAgain(
    work,
    accounts.map(({ id }) => ({
      accountId: id,
      ...reopening.parse({ at: work.now.getTime(), ...input.data?.get(id) }),
    })),
  )
  const held = await heldAccounts(work, idsOf(moved))
  // Trading went off when it ended, whoever saw to that.
  const off = held.map((each) => ({ ...each, asked: 'disable' }) as const)
  await tellPlatforms(work, { accounts: off, cause: 'reopened' })
  const ended = accounts.filter(({ challenge_status }) => challenge_status !== 'active')
  await moveChallenges('reinstate')(work, ended)
}

/** The stage a challenge reaches when the phase `phase` is passed. */
export function stageAfter(account: Pick<AccountFacts, 'phase' | 'terms'>): string {
  const number = Number(account.phase.replace('evaluation-', ''))
  return number < evaluationPhases(account.terms) ? `evaluation-${number + 1}` : 'awaitingFunding'
}

export const accountEffects = {
  'account.provisioned': [opened],
  'account.provisioningFailed': [provisioningFailed],
  'account.retryProvisioning': [retried],
  'account.pass': [passed],
  'account.breach': [breached],
  'account.expire': [expired],
  'account.close': [stopped, closed],
  'account.replace': [stopped],
  'account.reopen': [reopened],
} satisfies Record<string, readonly Effect[]>
