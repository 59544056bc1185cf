import { growthOf } from '../payouts/growthOf.js'
import { loadFacts } from '../payouts/loadFacts.js'
import type { Guard, Guards, Refusal } from '../transition/types.js'
import type { Work } from '../work.js'
import { loadSteps, type Step } from './loadSteps.js'

/** What keeps a step from being carried out, apart from its conditions. */
function obstacle(step: Step): Omit<Refusal, 'id'> | null {
  if (step.account_status !== 'active') {
    return { code: 'accountEnded', message: 'The account has ended.' }
  }
  if (step.account_size !== step.from_size) {
    return { code: 'otherSize', message: 'The account has another size by now.' }
  }
  if (step.is_held) return { code: 'onHold', message: 'The account or its trader is on hold.' }
  if (step.is_suspected) {
    return { code: 'suspected', message: 'A possible violation is still to be decided.' }
  }
  if (step.open_payout !== null) {
    const message = `The profit of payout ${step.open_payout} is being taken off; try again later.`
    return { code: 'openPayout', message }
  }
  if (step.is_moving) {
    const message = 'Money or another group is under way on the platform; see its commands.'
    return { code: 'operationUnderWay', message }
  }
  const isTold = step.amount > 0 || step.group !== null
  if (isTold && (step.mode !== 'act' || step.login === null)) {
    const message = 'The platform is only observed, so nothing can be put on the account.'
    return { code: 'platformObserved', message }
  }
  return null
}

/** The conditions hold with today's figures, and nothing is in the way. */
const stepStillMet: Guard = async (work, ids) => {
  const steps = await loadSteps(work, ids)
  const facts = await loadFacts(work, [...new Set(steps.map(({ account_id }) => account_id))])
  return steps.flatMap((step): Refusal[] => {
    const found = obstacle(step)
    if (found) return [{ id: step.id, ...found }]
    const loaded = facts.get(step.account_id)
    const growth = loaded ? growthOf(loaded) : null
    if (growth?.eligible && growth.newSize === step.to_size) return []
    const missing = growth?.failed.map((name) => words[name] ?? name).join(', ')
    const message = missing
      ? `Not met any more: ${missing}.`
      : 'The program grows accounts otherwise by now.'
    return [{ id: step.id, code: 'notMet', message }]
  })
}

const words: Readonly<Record<string, string>> = {
  months: 'the months since the last step',
  netProfit: 'the net profit',
  payouts: 'the payouts',
  profitableMonths: 'the profitable months',
  balanceAboveStart: 'a balance above the start',
  cap: 'the largest size',
}

const accountGoesOn: Guard = async (work: Work, ids) =>
  (await loadSteps(work, ids))
    .filter(({ account_status }) => account_status !== 'active')
    .map(({ id }) => ({ id, code: 'accountEnded', message: 'The account has ended.' }))

export const scalingGuards: Guards = { stepStillMet, accountGoesOn }
