import { add, sum } from '../../../domain/money/minor.js'
import { roundDecimalText, toDecimalText } from '../../../domain/money/text.js'
import type { AccountSnapshot, PositionSnapshot } from '../../types.js'
import type { BrokerClock } from '../clock/brokerClock.js'
import type { AccountFacts } from '../wire/account.js'
import type { PositionFacts } from '../wire/position.js'
import { modeOf } from '../wire/user.js'
import type { Figures, KnownAccount } from './known.js'

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

/**
 * The server's own figures; of an account at rest its balance and credit, to which open results are
 * added where the server left out a state that it should have.
 */
function figuresOf({ account, state, positions }: Parts): Figures | null {
  const { currency, atRest } = account
  if (state) {
    const balance = roundDecimalText(state.balance, currency)
    const equity = roundDecimalText(state.equity, currency)
    if (balance === null || equity === null) return null
    return { balance, equity, raw: { balance: state.balance, equity: state.equity } }
  }
  if (!atRest || positions.length === 0) return atRest
  const open = positions.flatMap(({ profit, swap }) => [
    roundDecimalText(profit, currency),
    roundDecimalText(swap, currency),
  ])
  const whole = open.filter((amount) => amount !== null)
  if (whole.length < open.length) return null
  const { balance, raw } = atRest
  const equity = add(atRest.equity, sum(whole))
  return { balance, equity, raw: { balance: raw.balance, equity: toDecimalText(equity, currency) } }
}

function positionOf(
  clock: BrokerClock,
  position: PositionFacts,
  currency: KnownAccount['currency'],
): PositionSnapshot | null {
  const profit = roundDecimalText(position.profit, currency)
  const swap = roundDecimalText(position.swap, currency)
  if (profit === null || swap === null) return null
  const { id, symbol, side, lots, openPrice, currentPrice, stopLoss, perPrice } = position
  const openedAt = clock.toUtc(position.openedAt)
  const result = add(profit, swap)
  return {
    ...{ id, symbol, side, lots, openPrice, currentPrice, openedAt, result, stopLoss },
    ...(perPrice !== null && { perPrice }),
  }
}
