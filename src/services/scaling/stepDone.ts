import { z } from 'zod'
import { minor, negate } from '../../domain/money/minor.js'
import { announceBalanceOperation, retractBalanceOperation } from '../../live/register.js'
import type { Done } from '../platform/types.js'
import { queueCommands } from '../platform/queueCommands.js'
import { updateRows } from '../records/updateRows.js'
import { transition } from '../transition/transition.js'
import type { Work } from '../work.js'
import { loadSteps, type Step } from './loadSteps.js'
import { putMoney } from './tellPlatform.js'

const input = z.object({
  purpose: z.enum(['scaling', 'scalingGroup', 'scalingReturn']),
  step: z.uuid(),
})

type Purpose = z.output<typeof input>['purpose']

const inputOf = (raw: unknown) => input.safeParse(raw).data

/** A command by which an account grows, or by which that is taken back. */
export const isOfStep = ({ command }: Done): boolean => inputOf(command.input) !== undefined

type Told = { readonly step: Step; readonly purpose: Purpose; readonly outcome: Done['outcome'] }

async function toldOf(work: Work, done: readonly Done[]): Promise<Told[]> {
  const given = done.flatMap(({ command, outcome }) => {
    const read = inputOf(command.input)
    return read ? [{ ...read, outcome }] : []
  })
  const found = await loadSteps(
    work,
    given.map(({ step }) => step),
  )
  const steps = new Map(found.map((step) => [step.id, step]))
  return given.flatMap(({ step: id, purpose, outcome }) => {
    const step = steps.get(id)
    return step ? [{ step, purpose, outcome }] : []
  })
}

/** The platform did its part: the group first, then the money; after that the account has grown. */
export async function stepTold(work: Work, done: readonly Done[]): Promise<void> {
  const told = (await toldOf(work, done)).filter(({ step }) => step.status === 'underWay')
  const going = told.filter(({ step }) => step.account_status === 'active')
  const isNext = ({ step, purpose }: Told) => purpose === 'scalingGroup' && step.amount > 0
  await putMoney(
    work,
    going.filter(isNext).map(({ step }) => step),
  )
  await finish(
    work,
    going.filter((each) => !isNext(each)),
  )
  await takeBack(
    work,
    told.filter(({ step }) => step.account_status !== 'active'),
  )
}

async function finish(work: Work, told: readonly Told[]): Promise<void> {
  await updateRows(
    work,
    'scalingSteps',
    told.map(({ step: { id, amount }, outcome }) => ({
      id,
      operation_ticket: amount > 0 && outcome.ok ? (outcome.ticket ?? id) : null,
      balance_after: outcome.ok ? (outcome.snapshot?.balance ?? null) : null,
    })),
  )
  const atOf = ({ outcome }: Told) =>
    (outcome.ok ? (outcome.operatedAt ?? outcome.snapshot?.at) : undefined) ?? work.now.getTime()
  await transition(work, {
    ...{ lifecycle: 'scalingStep', ids: told.map(({ step }) => step.id), event: 'complete' },
    data: new Map(told.map((each) => [each.step.id, { at: atOf(each) }])),
  })
}

/** It ended while the money was on its way: the money goes off again, and what it ended with stays. */
async function takeBack(work: Work, told: readonly Told[]): Promise<void> {
  const ids = told.map(({ step }) => step.id)
  await transition(work, { lifecycle: 'scalingStep', ids, event: 'lapse' })
  const moved = told.filter(({ purpose }) => purpose === 'scaling').map(({ step }) => step)
  await queueCommands(
    work,
    moved.map((step) => ({
      ...({ kind: 'balance', accountId: step.account_id, login: step.login } as const),
      connectionId: step.connection_id ?? '',
      cause: `scalingReturn:${step.id}`,
      input: {
        ...{ purpose: 'scalingReturn', step: step.id, amount: negate(step.amount) },
        comment: `growth ${step.id} returned`,
      },
    })),
  )
}

/** The platform did not do it: a person looks at the command, or declines the step. */
export async function stepFailed(work: Work, done: readonly Done[]): Promise<void> {
  const told = (await toldOf(work, done)).filter(({ purpose }) => purpose !== 'scalingReturn')
  await updateRows(
    work,
    'scalingSteps',
    told.map(({ step, outcome }) => ({
      id: step.id,
      reason: outcome.ok ? null : outcome.message.slice(0, 500),
    })),
  )
  const ids = told.map(({ step }) => step.id)
  await transition(work, { lifecycle: 'scalingStep', ids, event: 'fail' })
  const money = told.filter(({ purpose }) => purpose === 'scaling')
  await retractBalanceOperation(
    work.tx,
    money.map(({ step }) => announced(work, step)),
  )
}

/** A person sends the command of a failed step again. */
export async function stepRetried(
  work: Work,
  commands: readonly { readonly input: unknown }[],
): Promise<void> {
  const given = commands.flatMap(({ input: raw }) => inputOf(raw) ?? [])
  const forward = given.filter(({ purpose }) => purpose !== 'scalingReturn')
  const ids = forward.map(({ step }) => step)
  const { moved } = await transition(work, { lifecycle: 'scalingStep', ids, event: 'resume' })
  const resumed = new Set(moved.map(({ id }) => id))
  const money = forward.filter(({ purpose }) => purpose === 'scaling').map(({ step }) => step)
  const steps = await loadSteps(
    work,
    money.filter((id) => resumed.has(id)),
  )
  await announceBalanceOperation(
    work.tx,
    steps.map((step) => announced(work, step)),
  )
}

const announced = (work: Work, { account_id, amount, id }: Step) => ({
  ...{ accountId: account_id, at: work.now.getTime(), amount: minor(amount), reference: id },
})
