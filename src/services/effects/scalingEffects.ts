import { z } from 'zod'
import { basisPoints } from '../../domain/money/basisPoints.js'
import { phaseTerms } from '../../domain/programs/phaseTerms.js'
import { sha256Of } from '../../domain/rules/canonicalJson.js'
import type { PhaseTerms } from '../../domain/rules/types.js'
import { InvariantError } from '../../errors.js'
import { applyBalanceOperation, changeTerms } from '../../live/register.js'
import { links } from '../journey/links.js'
import { loadAccounts, type AccountFacts } from '../journey/loadAccounts.js'
import { emit, happened } from '../records/emit.js'
import { loadSteps, type Step } from '../scaling/loadSteps.js'
import { growAccountsSql, growChallengesSql } from '../scaling/sql.js'
import { moveGroup, putMoney } from '../scaling/tellPlatform.js'
import { transition } from '../transition/transition.js'
import type { Effect, Moved } from '../transition/types.js'
import type { Work } from '../work.js'

const stepsOf = (work: Work, moved: readonly Moved[]) =>
  loadSteps(
    work,
    moved.map(({ id }) => id),
  )

/** The platform is told; an account that counts profit alone has nothing to be told and grows at once. */
const carriesOut: Effect = async (work, moved) => {
  const steps = await stepsOf(work, moved)
  const grouped = steps.filter(({ group }) => group !== null)
  const paid = steps.filter(({ group, amount }) => group === null && amount > 0)
  const silent = steps.filter(({ group, amount }) => group === null && amount === 0)
  await moveGroup(work, grouped)
  await putMoney(work, paid)
  await transition(work, {
    ...{ lifecycle: 'scalingStep', ids: silent.map(({ id }) => id), event: 'complete' },
  })
}

const told = z.object({ at: z.int() })

type Grown = {
  readonly step: Step
  readonly account: AccountFacts
  readonly terms: PhaseTerms
  readonly at: number
}

/**
 * The account is larger: what was put on it is neither profit nor loss, and its rules go on from
 * where they stood, under the terms of the new size.
 */
const grows: Effect = async (work, moved, input) => {
  const steps = await stepsOf(work, moved)
  const ids = steps.map(({ account_id }) => account_id)
  const accounts = new Map((await loadAccounts(work, ids)).map((each) => [each.id, each]))
  const grown = steps.map((step): Grown => {
    const account = accounts.get(step.account_id)
    const terms = account && phaseTerms(account.terms, { ...account, grown: step.to_size })
    if (!account || !terms) throw new InvariantError(`${step.label} has no account or terms`)
    const at = told.safeParse(input.data?.get(step.id)).data?.at ?? work.now.getTime()
    return { step, account, terms, at }
  })
  await write(work, grown)
  const moving = grown.filter(({ step }) => step.amount > 0)
  await applyBalanceOperation(
    work.tx,
    moving.map(({ step, at }) => ({
      ...{ accountId: step.account_id, at, amount: step.amount, purpose: 'adjustment' },
      ...{ ticket: step.id, announced: true },
    })),
  )
  await changeTerms(
    work.tx,
    grown.map(({ step, terms, at }) => ({
      ...{ accountId: step.account_id, terms, at, grownBy: step.amount },
    })),
    work.firm.rules,
  )
  await emit(
    work,
    grown.map((each) => grownEvent(work, each)),
  )
}

async function write(work: Work, grown: readonly Grown[]): Promise<void> {
  const now = work.now.toISOString()
  await work.tx.query(growAccountsSql, [
    grown.map(({ step }) => step.account_id),
    grown.map(({ step }) => step.to_size),
    grown.map(({ step }) => step.amount),
    grown.map(({ step }) => step.group),
    grown.map(({ terms }) => sha256Of(terms)),
    now,
  ])
  await work.tx.query(growChallengesSql, [
    grown.map(({ step }) => step.challenge_id),
    grown.map(({ step }) => step.number),
    grown.map(({ step }) => step.to_size),
    grown.map(({ step }) => step.split_bps),
    now,
  ])
}

function grownEvent(work: Work, { step, account, at }: Grown) {
  const { currency } = step
  const split = step.split_bps ?? account.terms.payout.splitBps[0] ?? 0
  return happened('account.grown', {
    subjectType: 'account',
    subjectId: account.id,
    occasion: step.id,
    trader: { id: account.trader_id, email: account.trader_email },
    variables: {
      accountLogin: account.login ?? '',
      programName: account.program_name,
      previousSize: { amount: step.from_size, currency },
      accountSize: { amount: step.to_size, currency },
      profitSplit: basisPoints(split),
      grownAt: new Date(at).toISOString(),
      accountLink: links(work).portal(`accounts/${account.id}`),
    },
  })
}

export const scalingEffects = {
  'scalingStep.carryOut': [carriesOut],
  'scalingStep.complete': [grows],
} satisfies Record<string, readonly Effect[]>
