import { subtract, minor } from '../../domain/money/minor.js'
import { requestAgreements } from '../kyc/requestAgreements.js'
import { requestKyc } from '../kyc/requestKyc.js'
import { fundReady } from './fundReady.js'
import { emit, happened } from '../records/emit.js'
import { lockAbove } from '../transition/lockAbove.js'
import type { Work } from '../work.js'
import { stageAfter } from '../effects/accountEffects.js'
import { loadAccounts, loadChallenges, type AccountFacts } from './loadAccounts.js'
import { openAccounts } from './openAccounts.js'
import { balancesSql, stageSql } from './sql.js'

/**
 * Goes on after phases whose account was read back without positions and with trading off: the next
 * evaluation account opens, or identity and agreement are asked for before funding.
 *
 * @param accountIds accounts that were disabled; those that did not pass, or whose challenge or
 * trader may not go on, are left alone
 */
export async function advancePassed(work: Work, accountIds: readonly string[]): Promise<void> {
  await lockAbove(work, 'account', accountIds)
  const passed = (await loadAccounts(work, accountIds)).filter(
    ({ status, stage, phase, challenge_status, trader_status }) =>
      status === 'passed' &&
      stage === phase &&
      challenge_status === 'active' &&
      trader_status !== 'banned',
  )
  for (const next of new Set(passed.map(stageAfter))) {
    const group = passed.filter((account) => stageAfter(account) === next)
    const from = group[0]?.phase
    const moved = await work.tx.query<{ id: string }>(stageSql, [
      group.map(({ challenge_id }) => challenge_id),
      from,
      next,
    ])
    const ids = new Set(moved.rows.map(({ id }) => id))
    const advanced = group.filter(({ challenge_id }) => ids.has(challenge_id))
    await tell(work, advanced, next)
    if (next === 'awaitingFunding') await prepareFunding(work, advanced)
    else await openAccounts(work, await loadChallenges(work, [...ids]), next)
  }
}

async function prepareFunding(work: Work, accounts: readonly AccountFacts[]): Promise<void> {
  const traders = accounts.map(({ trader_id }) => trader_id)
  await requestKyc(
    work,
    accounts.filter(({ terms }) => terms.kyc).map(({ trader_id }) => trader_id),
  )
  await requestAgreements(
    work,
    accounts.filter(({ terms }) => terms.agreement),
  )
  await fundReady(work, traders)
}

async function tell(work: Work, accounts: readonly AccountFacts[], next: string): Promise<void> {
  const ids = accounts.map(({ id }) => id)
  const found = await work.tx.query<{ account_id: string; balance: string }>(balancesSql, [ids])
  const balances = new Map(found.rows.map((row) => [row.account_id, minor(Number(row.balance))]))
  await emit(
    work,
    accounts.map((account) => {
      const balance = balances.get(account.id) ?? account.starting_balance
      const common = {
        subjectType: 'account',
        subjectId: account.id,
        trader: { id: account.trader_id, email: account.trader_email },
      }
      const facts = {
        accountLogin: account.login ?? '',
        programName: account.program_name,
        profit: { amount: subtract(balance, account.starting_balance), currency: account.currency },
        passedAt: work.now.toISOString(),
      }
      if (next === 'awaitingFunding') {
        const variables = { ...facts, challengeReference: account.challenge_reference }
        return happened('challenge.passed', { ...common, variables })
      }
      const nextPhaseName = account.terms.phases.find(({ key }) => key === next)?.name ?? next
      const variables = { ...facts, phaseName: account.phase_name, nextPhaseName }
      return happened('phase.passed', { ...common, variables })
    }),
  )
}
