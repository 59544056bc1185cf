import { add, minor, negate, type Minor } from '../../money/minor.js'
import { tradingDayAt } from '../../time/tradingDay.js'
import { core, moneyIn, numberIn } from '../coreSlots.js'
import { dayLedger } from '../dayLedger.js'
import { followDays, type DayBasis } from '../dayResults.js'
import type { PhaseContext, RuleSteps } from '../defineRule.js'
import { isEnough, neededResult, neededTrade } from './dayResult.js'
import type { MinimumTradingDaysParameters } from './parameters.js'

type Context = PhaseContext<string>

/** How days are counted: steps that watch the account, and the days so far. */
export type Counting = {
  readonly steps: Partial<RuleSteps>
  readonly count: (state: readonly number[]) => number
}

const slotOf = ({ slots }: Context, name: string): number => slots[name] ?? 0

/** Days on which something was seen to happen, each counted once. */
function eventDays(context: Context): {
  count: Counting['count']
  see: (state: number[], at: number) => void
} {
  const days = slotOf(context, 'days')
  const countedDay = slotOf(context, 'countedDay')
  return {
    count: (state) => numberIn(state, days),
    see(state, at) {
      const today = numberIn(state, core.dayStartsAt)
      const day = at >= today ? today : tradingDayAt(at, context.terms.calendar).startsAt
      if (at < numberIn(state, core.startedAt) || day <= numberIn(state, countedDay)) return
      state[countedDay] = day
      state[days] = numberIn(state, days) + 1
    },
  }
}

/** A held position counts on the day it was opened. Of several openings between two observations only the newest is known. */
export function countOpenings(context: Context): Counting {
  const { count, see } = eventDays(context)
  return {
    count,
    steps: {
      positionsChanged(state, observation) {
        const opened = Math.min(observation.lastOpenedAt, observation.at)
        if (opened > numberIn(state, core.lastOpenedAt)) see(state, opened)
      },
    },
  }
}

/** Every day on which a position is open counts, also one that nothing was seen of. */
export function countOpenDays(context: Context): Counting {
  const { count, see } = eventDays(context)
  return {
    count,
    steps: {
      observed(state, { at, openPositions }) {
        if (openPositions > 0) see(state, at)
      },
      dayStarts(state) {
        if (numberIn(state, core.openPositions) > 0) see(state, numberIn(state, core.dayStartsAt))
      },
    },
  }
}

/** A day counts once the account is flat again after a position was open. */
export function countFlatDays(context: Context): Counting {
  const { count, see } = eventDays(context)
  return {
    count,
    steps: {
      positionsChanged(state, { at, openPositions, lastOpenedAt }) {
        const wasOpen =
          numberIn(state, core.openPositions) > 0 ||
          lastOpenedAt > numberIn(state, core.lastOpenedAt)
        if (wasOpen && openPositions === 0) see(state, at)
      },
    },
  }
}

const bases: Readonly<Record<MinimumTradingDaysParameters['measure'], DayBasis>> = {
  closed: 'balance',
  equity: 'equity',
  closedLessOpenLoss: 'balanceLessOpenLoss',
}

/** A day counts with what it brought; the day that is going on counts as long as it stands there. */
export function countResults(parameters: MinimumTradingDaysParameters, context: Context): Counting {
  const { terms } = context
  const days = slotOf(context, 'days')
  const lastStart = slotOf(context, 'lastStart')
  const counts = (start: Minor, result: Minor): number => {
    if (parameters.endsAboveStart && add(start, result) <= terms.startingBalance) return 0
    return isEnough(result, neededResult(parameters, terms, start), parameters) ? 1 : 0
  }
  const slots = context.slots as Parameters<typeof followDays>[0]
  const results = followDays(slots, bases[parameters.measure], (state, result) => {
    state[days] = numberIn(state, days) + counts(moneyIn(state, lastStart), result)
  })
  const startSlot = parameters.measure === 'equity' ? core.dayStartEquity : core.dayStartBalance
  const lastCounts = (state: readonly number[]) =>
    numberIn(state, slots.lastStartsAt) === 0
      ? 0
      : counts(moneyIn(state, lastStart), results.last(state))
  return {
    steps: results.steps,
    count: (state) =>
      numberIn(state, days) +
      lastCounts(state) +
      counts(moneyIn(state, startSlot), results.today(state)),
  }
}

/** A day counts with the trades that belong to it, whenever they were learned. */
export function countTrades(parameters: MinimumTradingDaysParameters, context: Context): Counting {
  const { terms } = context
  const days = slotOf(context, 'days')
  const needed = neededResult(parameters, terms, terms.startingBalance)
  const counts = (sum: number) => (isEnough(minor(sum), needed, parameters) ? 1 : 0)
  const ledger = dayLedger(context.slots, terms.calendar, (state, sum) => {
    state[days] = numberIn(state, days) + counts(sum)
  })
  return {
    steps: {
      traded(state, { entry, at, openedAt, profit, positionProfit, remaining }) {
        if (entry === 'open') return
        if (parameters.attribution === 'openDay') ledger.add(state, openedAt, profit)
        else if (parameters.attribution === 'closeDay') ledger.add(state, at, profit)
        else if (remaining === 0) ledger.add(state, at, positionProfit)
      },
    },
    count: (state) =>
      ledger.days(state).reduce((sum, day) => sum + counts(day.sum), numberIn(state, days)),
  }
}

/** A day counts when a large enough trade with a large enough result was closed for good on it. */
export function countLargeTrades(
  parameters: MinimumTradingDaysParameters,
  context: Context,
): Counting {
  const days = slotOf(context, 'days')
  const ledger = dayLedger(context.slots, context.terms.calendar, (state) => {
    state[days] = numberIn(state, days) + 1
  })
  return {
    steps: {
      traded(state, { entry, at, remaining, value, positionProfit }) {
        if (entry === 'open' || remaining > 0) return
        const needed = neededTrade(parameters, { size: context.terms.size, value })
        const lost = parameters.lossCounts && positionProfit < 0
        const brought = lost ? negate(positionProfit) : positionProfit
        if (value >= needed.value && brought >= needed.result) ledger.add(state, at, 1)
      },
    },
    count: (state) => ledger.days(state).length + numberIn(state, days),
  }
}
