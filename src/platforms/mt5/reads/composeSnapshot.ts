import { add, sum, type Minor } from '../../../domain/money/minor.js'
import { roundDecimalText, toDecimalText } from '../../../domain/money/text.js'
import type { AccountSnapshot, PositionSnapshot } from '../../types.js'
import type { BrokerClock } from '../clock/brokerClock.js'
import type { AccountFacts } from '../wire/account.js'
import type { PositionFacts } from '../wire/position.js'
import { modeOf } from '../wire/user.js'
import type { KnownAccount } from './known.js'

export type Parts = {
  readonly account: KnownAccount
  /** Absent for an account at rest. */
  readonly state: AccountFacts | undefined
  readonly positions: readonly PositionFacts[]
  readonly orders: number
  readonly lastOpenedAt: number
  readonly at: number
  readonly sequence: number
  readonly withPositions: boolean
}

/** @returns null when a figure is too large to be exact */
export function composeSnapshot(clock: BrokerClock, parts: Parts): AccountSnapshot | null {
  const { account, positions } = parts
  const { currency, login } = account
  const figures = figuresOf(parts)
  const shown = positions.map((position) => positionOf(clock, position, currency))
  const whole = shown.filter((position) => position !== null)
  if (!figures || whole.length < shown.length) return null
  return {
    login,
    at: parts.at,
    currency,
    balance: figures.balance,
    equity: figures.equity,
    openPositions: positions.length,
    pendingOrders: parts.orders,
    lastOpenedAt: parts.lastOpenedAt,
    mode: modeOf(account.rights),
    sequence: parts.sequence,
    raw: figures.raw,
    ...(parts.withPositions && { positions: whole }),
  }
}

type Figures = { balance: Minor; equity: Minor; raw: { balance: string; equity: string } }

/**
 * The server's own figures; of an account at rest its balance and credit, to which open results are
 * added where the server left out a state that it should have.
 */
function figuresOf({ account, state, positions }: Parts): Figures | null {
  const { currency } = account
  const raw = state?.balance ?? account.balance
  const balance = roundDecimalText(raw, currency)
  if (balance === null) return null
  if (state) {
    const equity = roundDecimalText(state.equity, currency)
    if (equity === null) return null
    return { balance, equity, raw: { balance: raw, equity: state.equity } }
  }
  const credit = roundDecimalText(account.credit, currency)
  const open = positions.flatMap(({ profit, swap }) => [
    roundDecimalText(profit, currency),
    roundDecimalText(swap, currency),
  ])
  const whole = open.filter((amount) => amount !== null)
  if (credit === null || whole.length < open.length) return null
  const equity = add(add(balance, credit), sum(whole))
  return { balance, equity, raw: { balance: raw, equity: toDecimalText(equity, currency) } }
}

function positionOf(
  clock: BrokerClock,
  position: PositionFacts,
  currency: KnownAccount['currency'],
): PositionSnapshot | null {
  const profit = roundDecimalText(position.profit, currency)
  const swap = roundDecimalText(position.swap, currency)
  if (profit === null || swap === null) return null
  const { id, symbol, side, lots, openPrice, currentPrice, stopLoss } = position
  const openedAt = clock.toUtc(position.openedAt)
  const result = add(profit, swap)
  return { id, symbol, side, lots, openPrice, currentPrice, openedAt, result, stopLoss }
}
