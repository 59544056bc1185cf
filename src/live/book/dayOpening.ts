import { core, numberIn } from '../../domain/rules/coreSlots.js'
import type { CompiledPhase } from '../../domain/rules/compilePhase.js'
import type { AccountState } from '../../domain/rules/types.js'
import { tradingDayAt, type DayCalendar, type TradingDay } from '../../domain/time/tradingDay.js'
import type { DayOpening } from '../write/batch.js'

/** The trading day that the state is in, as `live.day` begins with it. */
export function dayOpening(account: {
  readonly accountId: string
  readonly phase: CompiledPhase
  readonly state: AccountState
}): DayOpening {
  const { accountId, phase, state } = account
  const day = dayAt(numberIn(state, core.dayStartsAt), phase.terms.calendar)
  return {
    accountId,
    date: day.date,
    startsAt: day.startsAt,
    endsAt: day.endsAt,
    startBalance: numberIn(state, core.dayStartBalance),
    startEquity: numberIn(state, core.dayStartEquity),
    floors: phase.floorSlots.map((slot) => ({
      rule: phase.slotNames[slot]?.split('.')[0] ?? '',
      limit: numberIn(state, slot),
    })),
  }
}

const days = new Map<string, TradingDay>()
const daysMax = 64

/** Finding a day costs tens of microseconds, and whole platforms reset at the same instant. */
function dayAt(at: number, calendar: DayCalendar): TradingDay {
  const key = `${calendar.zone} ${calendar.resetAt} ${at}`
  const known = days.get(key)
  if (known) return known
  if (days.size >= daysMax) days.clear()
  const day = tradingDayAt(at, calendar)
  days.set(key, day)
  return day
}
