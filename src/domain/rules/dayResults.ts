import { add, smaller, subtract, type Minor } from '../money/minor.js'
import { core, moneyIn, numberIn } from './coreSlots.js'
import type { RuleSteps } from './defineRule.js'

/**
 * What the results of days are measured on: closed trades alone, open ones too, or closed trades
 * less what is lost on open ones when the day ends.
 */
export type DayBasis = 'balance' | 'equity' | 'balanceLessOpenLoss'

export const dayResultSlots = [
  'lastStart',
  'lastStartsAt',
  'lastOperations',
  'lastResult',
  'forgotten',
] as const

export type DayResultSlot = (typeof dayResultSlots)[number]

type Slots = Readonly<Record<DayResultSlot, number>>
type Steps = Required<Pick<RuleSteps, 'start' | 'dayEnds' | 'dayStarts' | 'operated' | 'rebased'>>

export type DayResults = {
  readonly steps: Steps
  /** What the day that is still going on has brought so far. */
  today(state: readonly number[]): Minor
  /** The day before it; zero on the first day. */
  last(state: readonly number[]): Minor
  /** Forgets the day before, and what today has brought until now. */
  restart(state: number[]): void
}

type Read = (state: readonly number[]) => Minor

const lowerOf = (one: number, other: number): Read => {
  return (state) => smaller(moneyIn(state, one), moneyIn(state, other))
}

/** The value a day starts with, the value at its end as the next anchor shows it, and now. */
const bases: Readonly<
  Record<DayBasis, { readonly start: Read; readonly end: Read; readonly now: Read }>
> = {
  balance: {
    start: (state) => moneyIn(state, core.dayStartBalance),
    end: (state) => moneyIn(state, core.dayStartBalance),
    now: (state) => moneyIn(state, core.balance),
  },
  equity: {
    start: (state) => moneyIn(state, core.dayStartEquity),
    end: (state) => moneyIn(state, core.dayStartEquity),
    now: (state) => moneyIn(state, core.equity),
  },
  balanceLessOpenLoss: {
    start: (state) => moneyIn(state, core.dayStartBalance),
    end: lowerOf(core.dayStartBalance, core.dayStartEquity),
    now: lowerOf(core.balance, core.equity),
  },
}

/**
 * Follows what each trading day brings, balance operations left out. The newest finished day stays
 * apart until the next reset, because an observation of the reset's own instant, or an operation
 * that is learned late, may still correct it; then it is handed to `sealDay` for good.
 */
export function followDays(
  slots: Slots,
  basis: DayBasis,
  sealDay: (state: number[], result: Minor, startedAt: number) => void,
): DayResults {
  const { start, end, now } = bases[basis]
  const started = (state: readonly number[]) => numberIn(state, slots.lastStartsAt)
  const recompute = (state: number[]) => {
    if (started(state) === 0) return
    const gross = subtract(end(state), moneyIn(state, slots.lastStart))
    state[slots.lastResult] = subtract(gross, moneyIn(state, slots.lastOperations))
  }
  const last = (state: readonly number[]) => moneyIn(state, slots.lastResult)
  const today = (state: readonly number[]) => {
    const gross = subtract(now(state), start(state))
    return subtract(gross, add(moneyIn(state, core.dayOperations), moneyIn(state, slots.forgotten)))
  }
  return {
    last,
    today,
    restart(state) {
      state[slots.forgotten] = add(moneyIn(state, slots.forgotten), today(state))
      state[slots.lastStartsAt] = 0
      state[slots.lastResult] = 0
    },
    steps: {
      start: () => undefined,
      dayEnds(state) {
        if (started(state) !== 0) sealDay(state, last(state), started(state))
        state[slots.lastStart] = start(state)
        state[slots.lastStartsAt] = numberIn(state, core.dayStartsAt)
        state[slots.lastOperations] = add(
          moneyIn(state, core.dayOperations),
          moneyIn(state, slots.forgotten),
        )
        state[slots.lastResult] = 0
        state[slots.forgotten] = 0
      },
      dayStarts: recompute,
      rebased(state) {
        if (started(state) !== 0) sealDay(state, last(state), started(state))
        for (const slot of dayResultSlots) state[slots[slot]] = 0
      },
      operated(state, { at, amount }) {
        if (at > numberIn(state, core.dayStartsAt) || at <= started(state)) return
        state[slots.lastOperations] = add(moneyIn(state, slots.lastOperations), amount)
        recompute(state)
      },
    },
  }
}
