import { DomainFault } from '../fault.js'
import type { Minor } from '../money/minor.js'
import { tradingDayAt } from '../time/tradingDay.js'
import { anchorAwaited, core, coreSlotCount, endings, numberIn } from './coreSlots.js'
import type { StoodStill } from './defineRule.js'
import type { PhasePlan } from './phasePlan.js'

/** How an account goes on after its ending was taken back. */
export type ReopenTerms = {
  /**
   * `latest`: with the figures last known; a floor that they are under breaks again. `initial`: as it
   * began, peaks and floors included. An amount: from this balance, with peaks and floors as they
   * were. The platform must show the balance already.
   */
  readonly balance: 'latest' | 'initial' | Minor
  /**
   * `keep`: counted days and deadlines stay. `shift`: deadlines and clocks of inactivity move by the
   * time since the account was last evaluated; one that ended it begins anew, so that it does
   * not end it again at once. `clear`: all begin anew.
   */
  readonly days: 'keep' | 'shift' | 'clear'
}

export const asItWas: ReopenTerms = { balance: 'latest', days: 'keep' }

/** Where nobody chose: a deadline that ended the account and is kept would end it again at once. */
export const reopenTermsAfter = (kind: string): ReopenTerms =>
  kind === 'expiry' ? { ...asItWas, days: 'shift' } : asItWas

/**
 * Takes an ending, or suspicions, back: evaluation goes on from `at`. Resets that fell while the
 * account was ended are not judged; on a later day the first observation becomes the day's anchor.
 * Unless clocks are shifted, the one of inactivity starts anew.
 *
 * @throws DomainFault when `at` lies before what was already evaluated
 */
export function reopenState(
  plan: PhasePlan,
  state: number[],
  { at, balance, days }: ReopenTerms & { readonly at: number },
): void {
  if (!Number.isSafeInteger(at) || at < numberIn(state, core.at)) {
    throw new DomainFault(`expected to re-open at ${numberIn(state, core.at)} or later, was ${at}`)
  }
  const idleMs = at - numberIn(state, core.at)
  const ranOut = state[core.ended] === endings.expiry || state[core.suspected] !== 0
  state[core.ended] = 0
  state[core.suspected] = 0
  state[core.suspectedPending] = 0
  state[core.at] = at
  if (at >= numberIn(state, core.dayEndsAt)) enterDay(plan, state, at)
  if (days === 'clear') state[core.startedAt] = at
  if (balance !== 'latest') begin(plan, state, { at, balance })
  // Rules that count days or run on a clock are those without a floor.
  if (days === 'clear') startAgain(plan, state, (rule) => !plan.losses.includes(rule))
  if (days === 'shift') shift(plan, state, { byMs: idleMs, at, ranOut })
  else for (const reopened of plan.reopened) reopened(state, at)
}

function enterDay(plan: PhasePlan, state: number[], at: number): void {
  for (const dayEnds of plan.dayEnds) dayEnds(state)
  const day = tradingDayAt(at, plan.terms.calendar)
  state[core.dayStartsAt] = day.startsAt
  state[core.dayEndsAt] = day.endsAt
  state[core.anchorEstimated] = anchorAwaited
}

type Beginning = { readonly at: number; readonly balance: 'initial' | Minor }

/** The day is begun with the new balance, so that what was lost before counts against no limit of it. */
function begin(plan: PhasePlan, state: number[], { at, balance }: Beginning): void {
  const amount = balance === 'initial' ? plan.terms.startingBalance : balance
  for (const { steps } of plan.rules) steps.rebased?.(state)
  for (const slot of [core.balance, core.equity, core.dayStartBalance, core.dayStartEquity]) {
    state[slot] = amount
  }
  state[core.observedAt] = at
  state[core.anchorAt] = at
  state[core.anchorEstimated] = 0
  state[core.dayOperations] = 0
  state[core.doubts] = 0
  state[core.openPositions] = 0
  state[core.pendingOrders] = 0
  if (balance === 'initial') {
    state[core.netOperations] = 0
    startAgain(plan, state, (rule) => plan.losses.includes(rule))
  }
  for (const dayStarts of plan.dayStarts) dayStarts(state)
}

/** What these rules remember is as it was when the phase began. */
function startAgain(
  { rules }: PhasePlan,
  state: number[],
  isMeant: (rule: PhasePlan['rules'][number]) => boolean,
): void {
  let first = coreSlotCount
  for (const rule of rules) {
    if (isMeant(rule)) {
      state.fill(0, first, first + rule.slots.length)
      rule.steps.start(state)
    }
    first += rule.slots.length
  }
}

function shift(plan: PhasePlan, state: number[], still: StoodStill): void {
  state[core.startedAt] = numberIn(state, core.startedAt) + still.byMs
  for (const { steps } of plan.rules) steps.shifted?.(state, still)
}
