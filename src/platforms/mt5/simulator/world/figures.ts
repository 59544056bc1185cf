import type { Currency } from '../../../../domain/money/currency.js'
import { exponentOf } from '../../../../domain/money/currency.js'
import { add, minor, sum, type Minor } from '../../../../domain/money/minor.js'
import { symbolNamed } from './symbols.js'
import type { SimPosition, SimSymbol, SimUser } from './types.js'
import { groupNamed, type World } from './world.js'

/** Volumes are in 1/10,000 lot. */
export const volumeUnit = 10_000

export type Figures = {
  readonly currency: Currency
  readonly floating: Minor
  readonly equity: Minor
  readonly margin: Minor
}

export const currencyOf = (world: World, { group }: SimUser): Currency =>
  groupNamed(world, group)?.currency ?? 'USD'

/** The account as it stands at the present prices. */
export function figuresOf(world: World, user: SimUser): Figures {
  const currency = currencyOf(world, user)
  const held = world.positions.of(user.login)
  const floating = sum(held.map((position) => profitOf(world, position, currency)))
  const margin = sum(
    held.map(({ symbol, volume }) =>
      marginOf(world, { symbol, volume, currency, leverage: user.leverage }),
    ),
  )
  return { currency, floating, margin, equity: add(add(user.balance, user.credit), floating) }
}

/** What closing the position now would bring. */
export function profitOf(world: World, position: SimPosition, currency: Currency): Minor {
  return resultOf(world, { ...position, price: closePrice(world, position), currency })
}

export function closePrice(world: World, { symbol, side }: SimPosition): number {
  const found = symbolNamed(symbol)
  if (!found) return 0
  const { bid, ask } = world.prices.quote(found)
  return side === 0 ? bid : ask
}

export function resultOf(
  world: World,
  trade: {
    readonly symbol: string
    readonly side: number
    readonly volume: number
    readonly openPrice: number
    readonly price: number
    readonly currency: Currency
  },
): Minor {
  const symbol = symbolNamed(trade.symbol)
  if (!symbol) return minor(0)
  const moved = (trade.price - trade.openPrice) * (trade.side === 0 ? 1 : -1)
  const inQuote = (moved * symbol.contractSize * trade.volume) / volumeUnit
  return toMinor(inQuote * rate(world, symbol.quote, trade.currency), trade.currency)
}

export function marginOf(
  world: World,
  given: { symbol: string; volume: number; currency: Currency; leverage: number },
): Minor {
  const symbol = symbolNamed(given.symbol)
  if (!symbol) return minor(0)
  const { ask } = world.prices.quote(symbol)
  const inQuote = (ask * symbol.contractSize * given.volume) / volumeUnit / given.leverage
  return toMinor(inQuote * rate(world, symbol.quote, given.currency), given.currency)
}

/** How much of `to` one unit of `from` is worth, by way of the dollar. */
export function rate(world: World, from: Currency, to: Currency): number {
  return dollarsFor(world, from) / dollarsFor(world, to)
}

function dollarsFor(world: World, currency: Currency): number {
  if (currency === 'USD') return 1
  const direct = symbolNamed(`${currency}USD`)
  if (direct) return world.prices.quote(direct).bid
  const inverse = symbolNamed(`USD${currency}`)
  return inverse ? 1 / world.prices.quote(inverse).bid : 1
}

const toMinor = (value: number, currency: Currency): Minor =>
  minor(Math.round(value * 10 ** exponentOf(currency)))

export const openPrice = (world: World, symbol: SimSymbol, side: number): number => {
  const { bid, ask } = world.prices.quote(symbol)
  return side === 0 ? ask : bid
}
