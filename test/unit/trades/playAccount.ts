import fc from 'fast-check'
import { add, type Minor } from '../../../src/domain/money/minor.js'
import type { GapDeal, GapPosition, MinuteBar } from '../../../src/domain/trades/gap/types.js'
import { closed, minute, opened, start, usd } from './support.js'

/** Two symbols, one of them priced in yen. */
const market = {
  EURUSD: { start: 1.1, step: 0.0004, spread: 0.0002, digits: 5, perPrice: 100_000 },
  USDJPY: { start: 150, step: 0.06, spread: 0.02, digits: 3, perPrice: 100_000 / 150 },
} as const
type Name = keyof typeof market
const names = ['EURUSD', 'USDJPY'] as const
const tickMs = 7_000

const move = fc.integer({ min: -9, max: 9 })
/** Both prices move, then the trader or the firm does something. */
export const step = fc.record({
  moves: fc.record({ EURUSD: move, USDJPY: move }),
  act: fc.oneof(
    { arbitrary: fc.constant({ kind: 'none' } as const), weight: 4 },
    fc.record({
      kind: fc.constant('open' as const),
      symbol: fc.constantFrom(...names),
      side: fc.constantFrom('buy' as const, 'sell' as const),
      lots: fc.integer({ min: 1, max: 300 }).map((units) => units / 100),
    }),
    fc.record({ kind: fc.constant('close' as const), part: fc.constantFrom(0.5, 1), of: fc.nat() }),
    fc.record({ kind: fc.constant('pay' as const), amount: fc.integer({ min: -900, max: 900 }) }),
  ),
})
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never
type Act<Kind> = Extract<Step['act'], { kind: Kind }>

type Open = { id: string; symbol: Name; side: 'buy' | 'sell'; lots: number; from: number }

/** What an account really was worth, in exact figures. */
type Moment = {
  readonly at: number
  readonly equity: number
  readonly balance: Minor
  readonly openPositions: number
}

type Account = { balance: Minor; open: Open[]; readonly deals: GapDeal[] }
type Prices = Record<Name, number>

const quote = (prices: Prices, symbol: Name, kind: 'bid' | 'ask'): number => {
  const { spread, digits } = market[symbol]
  return Number((prices[symbol] + (kind === 'ask' ? spread : 0)).toFixed(digits))
}
const exitOf = (prices: Prices, { symbol, side }: Open): number =>
  quote(prices, symbol, side === 'buy' ? 'bid' : 'ask')
const perPrice = ({ symbol, lots }: Open): number => lots * market[symbol].perPrice
const worth = (prices: Prices, each: Open): number =>
  (exitOf(prices, each) - each.from) * perPrice(each) * (each.side === 'buy' ? 1 : -1)

/** Plays the steps: after each move, and after what was done then, a moment is kept. */
export function play(steps: readonly Step[]) {
  const prices: Prices = { EURUSD: market.EURUSD.start, USDJPY: market.USDJPY.start }
  const account: Account = { balance: usd(100_000), open: [], deals: [] }
  const bars = new Map<string, MinuteBar[]>(names.map((name) => [name, []]))
  const moments: Moment[] = []
  const see = (at: number): void => {
    const { balance, open } = account
    const equity = open.reduce((all, each) => all + worth(prices, each), balance / 100)
    moments.push({ at, equity, balance, openPositions: open.length })
  }
  for (const [place, { moves, act }] of steps.entries()) {
    const at = start + place * tickMs
    for (const name of names) {
      prices[name] += moves[name] * market[name].step
      note(bars.get(name) ?? [], { at, name, prices })
    }
    see(at)
    if (act.kind === 'open') openOne(account, act, { at, prices })
    if (act.kind === 'close') closePart(account, act, { at, prices })
    if (act.kind === 'pay') book(account, { at, kind: 'balance', profit: usd(act.amount) })
    see(at)
  }
  const positions = account.open.map((each): GapPosition => {
    const { id, symbol, side, lots } = each
    const currentPrice = String(exitOf(prices, each))
    const result = usd(worth(prices, each))
    return { id, symbol, side, lots, currentPrice, result, perPrice: perPrice(each).toFixed(8) }
  })
  return { deals: account.deals, moments, bars, positions }
}

type Instant = { readonly at: number; readonly prices: Prices }

function book(account: Account, deal: GapDeal): void {
  account.deals.push(deal)
  account.balance = add(account.balance, deal.profit)
}

function openOne(account: Account, act: Act<'open'>, { at, prices }: Instant): void {
  const { symbol, side, lots } = act
  const id = String(account.deals.length + 1)
  const from = quote(prices, symbol, side === 'buy' ? 'ask' : 'bid')
  account.open.push({ id, symbol, side, lots, from })
  book(account, opened(at, { positionId: id, symbol, side, lots, price: String(from) }))
}

function closePart(account: Account, { part, of }: Act<'close'>, { at, prices }: Instant): void {
  const held = account.open[of % Math.max(1, account.open.length)]
  const lots = Math.floor((held?.lots ?? 0) * part * 100 + 1e-6) / 100
  if (!held || lots === 0) return
  const closing: Open = { ...held, lots }
  const deal = {
    ...{ positionId: held.id, symbol: held.symbol, lots, price: String(exitOf(prices, held)) },
    ...{ profit: usd(worth(prices, closing)), perPrice: perPrice(closing).toFixed(8) },
    side: held.side === 'buy' ? ('sell' as const) : ('buy' as const),
  }
  book(account, closed(at, deal))
  held.lots = Math.round((held.lots - lots) * 100) / 100
  account.open = account.open.filter((each) => each.lots > 0)
}

function note(bars: MinuteBar[], { at, name, prices }: Instant & { readonly name: Name }): void {
  const [bid, ask] = [quote(prices, name, 'bid'), quote(prices, name, 'ask')]
  const own = at - (at % minute)
  const last = bars.at(-1)?.at === own ? bars.pop() : undefined
  const text = (value: number): string => value.toFixed(market[name].digits)
  bars.push({
    at: own,
    bid: { low: text(Math.min(bid, Number(last?.bid.low ?? bid))), close: text(bid) },
    ask: { high: text(Math.max(ask, Number(last?.ask.high ?? ask))), close: text(ask) },
  })
}
