import { DomainFault } from '../fault.js'
import { subtract, zero, type Minor } from '../money/minor.js'
import { anchorAwaited, core, coreSlotCount, moneyIn, numberIn } from './coreSlots.js'
import type { PhasePlan, PlannedRule } from './phasePlan.js'
import { startState } from './startState.js'

type Carried = {
  readonly from: PhasePlan
  readonly to: PhasePlan
  readonly state: readonly number[]
  /** Platform time from which the new terms hold. */
  readonly at: number
  /**
   * What of the balance operations the new starting balance has in it: an account that grew began,
   * as far as its rules know, with the larger balance.
   */
  readonly grownBy?: Minor
}

/**
 * The memory of an account that goes on under other terms. What the engine and each rule remember
 * stays by the name of its slot: balance, days, anchors, peaks, counts. A rule that is new begins
 * at `at`, so that its days are not already over; floors are set anew from what stays, because the
 * distance may be another one.
 *
 * @throws DomainFault when the account has ended, or `at` lies before what was evaluated
 */
export function carryState({ from, to, state, at, grownBy = zero }: Carried): number[] {
  if (state[core.ended] !== 0) throw new DomainFault('expected an account that has not ended')
  if (!Number.isSafeInteger(at) || at < numberIn(state, core.at)) {
    throw new DomainFault(`expected terms from ${numberIn(state, core.at)} on, was ${at}`)
  }
  const carried = startState(to, at)
  for (let slot = 0; slot < coreSlotCount; slot += 1) carried[slot] = numberIn(state, slot)
  carried[core.netOperations] = subtract(moneyIn(state, core.netOperations), grownBy)
  enterDay(to, carried)
  begin(to, carried, at)
  const old = placesOf(from)
  const kept: PlannedRule[] = []
  for (const { rule, places } of placesOf(to).values()) {
    const same = old.get(rule.key)
    if (same?.rule.name !== rule.name) continue
    kept.push(rule)
    for (const [name, place] of places) {
      const was = same.places.get(name)
      if (was !== undefined) carried[place] = numberIn(state, was)
    }
  }
  carried[core.suspected] = moveBits(numberIn(state, core.suspected), { from, to, kept })
  carried[core.suspectedPending] = moveBits(numberIn(state, core.suspectedPending), {
    from,
    to,
    kept,
  })
  for (const rule of kept) rule.steps.carried?.(carried, grownBy)
  return carried
}

type Placed = { readonly rule: PlannedRule; readonly places: ReadonlyMap<string, number> }

/** The rules of a plan by key, each with where its slots stand. */
function placesOf(plan: PhasePlan): Map<string, Placed> {
  let next = coreSlotCount
  return new Map(
    plan.rules.map((rule) => {
      const places = new Map(rule.slots.map((name, index) => [name, next + index]))
      next += rule.slots.length
      return [rule.key, { rule, places }]
    }),
  )
}

/**
 * With another zone or reset the day that goes on now begins and ends elsewhere; what the account was
 * worth then nobody knows, so the next observation is its anchor.
 */
function enterDay(plan: PhasePlan, state: number[]): void {
  const day = plan.dayAt(numberIn(state, core.at))
  if (day.startsAt === numberIn(state, core.dayStartsAt)) return
  state[core.dayStartsAt] = day.startsAt
  state[core.dayEndsAt] = day.endsAt
  state[core.anchorEstimated] = anchorAwaited
}

/** Every rule begins with the account as it is now, and with clocks that start at `at`. */
function begin(plan: PhasePlan, state: number[], at: number): void {
  const startedAt = numberIn(state, core.startedAt)
  state[core.startedAt] = at
  for (const rule of plan.rules) rule.steps.start(state)
  for (const dayStarts of plan.dayStarts) dayStarts(state)
  state[core.startedAt] = startedAt
}

type Kept = { readonly from: PhasePlan; readonly to: PhasePlan; readonly kept: PlannedRule[] }

const includes = (bits: number, bit: number): boolean => Math.floor(bits / bit) % 2 === 1

/** A suspicion belongs to its rule, wherever the rule stands now; that of a pass stays. */
function moveBits(bits: number, { from, to, kept }: Kept): number {
  const passes = includes(bits, from.passBit) ? to.passBit : 0
  return kept.reduce((sum, rule) => {
    const old = from.rules.find(({ key }) => key === rule.key)
    return old && includes(bits, old.bit) ? sum + rule.bit : sum
  }, passes)
}
