import { subtract, zero } from '../../../../domain/money/minor.js'
import type { SimDay } from '../world/types.js'
import type { World } from '../world/world.js'
import { digitsOf, money, type WireRecord } from './text.js'

/** Milliseconds between 1601 and 1970. */
const epochGapMs = 11_644_473_600_000n

/** Hundreds of nanoseconds since 1601. */
export const fileTime = (utcMs: number): string =>
  String((BigInt(Math.round(utcMs)) + epochGapMs) * 10_000n)

/** A light report: the whole one has positions and orders as well. */
export function dayRecord(world: World, day: SimDay): WireRecord {
  const amount = (value: SimDay['balance']): string => money(value, day.currency)
  const nothing = amount(zero)
  const user = world.users.get(day.login)
  return {
    Timestamp: fileTime(day.at),
    DatetimePrev: String(world.clock.seconds(day.previousAt)),
    Login: String(day.login),
    Name: user?.text.get('Name') ?? '',
    Group: day.group,
    Currency: day.currency,
    CurrencyDigits: digitsOf(day.currency),
    Company: 'Simulated Broker',
    EMail: user?.text.get('Email') ?? '',
    Balance: amount(day.balance),
    Credit: amount(day.credit),
    InterestRate: nothing,
    CommissionDaily: nothing,
    CommissionMonthly: nothing,
    AgentDaily: nothing,
    AgentMonthly: nothing,
    BalancePrevDay: amount(day.balancePreviousDay),
    BalancePrevMonth: amount(day.balancePreviousDay),
    EquityPrevDay: amount(day.equityPreviousDay),
    EquityPrevMonth: amount(day.equityPreviousDay),
    Margin: nothing,
    MarginFree: amount(day.equity),
    MarginLevel: '0.00',
    MarginLeverage: String(user?.leverage ?? 0),
    Profit: amount(day.floating),
    ProfitStorage: nothing,
    ProfitEquity: amount(day.equity),
    DailyProfit: amount(subtract(day.balance, day.balancePreviousDay)),
    DailyBalance: nothing,
    DailyCredit: nothing,
    DailyCharge: nothing,
    DailyCorrection: nothing,
    DailyBonus: nothing,
    DailyStorage: nothing,
    DailyCommInstant: nothing,
    DailyCommFee: nothing,
    DailyCommRound: nothing,
    DailyAgent: nothing,
    DailyInterest: nothing,
  }
}
