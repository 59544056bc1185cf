import { add, smaller, subtract, zero, type Minor } from '../money/minor.js'
import { core, moneyIn, numberIn } from './coreSlots.js'
import type { PhasePlan } from './phasePlan.js'
import type { BalanceOperation, OperationAnnounced, OperationCancelled } from './types.js'

/**
 * Money moved in or out: balance, equity, anchors and (as the rules say) peaks move in one step, and
 * nothing is judged. Observations of the operation's instant or later are taken to show it, so an
 * operation that arrives after them moves only what lies behind them.
 */
export function operate(plan: PhasePlan, state: number[], operation: BalanceOperation): void {
  const { amount, at } = operation
  const shown = at <= numberIn(state, core.observedAt)
  const announced = settleAnnouncement(state, operation)
  if (!shown) {
    state[core.balance] = add(moneyIn(state, core.balance), amount)
    state[core.equity] = add(moneyIn(state, core.equity), amount)
  }
  if (at > numberIn(state, core.at)) state[core.at] = at
  state[core.netOperations] = add(moneyIn(state, core.netOperations), amount)
  const anchorMoved = moveAnchor(state, operation)
  for (const operated of plan.operated) operated(state, operation, shown && !announced)
  if (anchorMoved) for (const dayStarts of plan.dayStarts) dayStarts(state)
}

/**
 * An operation after the anchor's observation and before the reset belongs to the anchor itself, so
 * the day is begun again; one after the reset is kept apart as the day's operations.
 */
function moveAnchor(state: number[], { at, amount }: BalanceOperation): boolean {
  if (at <= numberIn(state, core.anchorAt)) return false
  if (at > numberIn(state, core.dayStartsAt)) {
    state[core.dayOperations] = add(moneyIn(state, core.dayOperations), amount)
    return false
  }
  state[core.dayStartBalance] = add(moneyIn(state, core.dayStartBalance), amount)
  state[core.dayStartEquity] = add(moneyIn(state, core.dayStartEquity), amount)
  return true
}

/** From now until the operation is seen or cancelled, terminal verdicts are only suspected. */
export function announce(state: number[], { amount }: OperationAnnounced): void {
  state[core.pendingOperations] = numberIn(state, core.pendingOperations) + 1
  state[core.pendingDeposits] = add(moneyIn(state, core.pendingDeposits), depositOf(amount))
}

export function cancel(state: number[], { amount }: OperationCancelled): void {
  settlePending(state, amount)
}

function settleAnnouncement(state: number[], operation: BalanceOperation): boolean {
  const open = numberIn(state, core.pendingOperations) > 0
  if (!open || operation.announced === false) return false
  settlePending(state, operation.amount)
  return true
}

function settlePending(state: number[], amount: Minor): void {
  const count = Math.max(0, numberIn(state, core.pendingOperations) - 1)
  const deposits = moneyIn(state, core.pendingDeposits)
  state[core.pendingOperations] = count
  state[core.pendingDeposits] =
    count === 0 ? 0 : subtract(deposits, smaller(deposits, depositOf(amount)))
}

const depositOf = (amount: Minor): Minor => (amount > 0 ? amount : zero)
