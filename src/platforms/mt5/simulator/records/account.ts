import { subtract, zero } from '../../../../domain/money/minor.js'
import { figuresOf } from '../world/figures.js'
import type { SimUser } from '../world/types.js'
import type { World } from '../world/world.js'
import { digitsOf, money, type WireRecord } from './text.js'

/** The trade state, which an account has only when something is open or was traded since the start. */
export const hasTradeState = (world: World, user: SimUser): boolean =>
  user.isActive ||
  world.positions.of(user.login).length > 0 ||
  world.orders.of(user.login).length > 0

export function accountRecord(world: World, user: SimUser): WireRecord {
  const { currency, floating, equity, margin } = figuresOf(world, user)
  const amount = (value: typeof equity): string => money(value, currency)
  const nothing = amount(zero)
  const level = margin === 0 ? '0.00' : ((equity / margin) * 100).toFixed(2)
  return {
    Login: String(user.login),
    CurrencyDigits: digitsOf(currency),
    Balance: amount(user.balance),
    Credit: amount(user.credit),
    Margin: amount(margin),
    MarginFree: amount(subtract(equity, margin)),
    MarginLevel: level,
    MarginLeverage: String(user.leverage),
    MarginInitial: nothing,
    MarginMaintenance: nothing,
    Profit: amount(floating),
    Storage: nothing,
    Floating: amount(floating),
    Equity: amount(equity),
    SOActivation: '0',
    SOTime: '0',
    SOLevel: '0.00',
    SOEquity: nothing,
    SOMargin: nothing,
    BlockedCommission: nothing,
    BlockedProfit: nothing,
    Assets: nothing,
    Liabilities: nothing,
  }
}
