import { add, negate, subtract, sum, type Minor } from '../../money/minor.js'
import { worthOfMove } from '../../money/worthOfMove.js'
import type { Held, HeldPart, MinuteBar, Untold } from './types.js'

const minuteMs = 60_000

/** A minute of a gap, or the part of it between two deals, in which an account held the same all the time. */
export type GapMinute = {
  readonly at: number
  /** End, exclusive. */
  readonly until: number
  readonly balance: Minor
  /** The lowest that equity can have been, and what it was at the end. */
  readonly low: Minor
  readonly close: Minor
  readonly openPositions: number
  readonly lastOpenedAt: number
  /** Balance operations of the gap so far. */
  readonly operations: number
}

type Minutes =
  | { readonly ok: true; readonly minutes: readonly GapMinute[] }
  | { readonly ok: false; readonly code: Untold }

/**
 * What an account was worth over a gap: each position at the worst price of the minute. The positions
 * need not have met their worst at the same time, and a bar also covers what was before a position was
 * opened or the gap began: the truth is never lower.
 *
 * @param bars of each symbol that was held, oldest first
 */
export function minutesOf(held: Held, bars: ReadonlyMap<string, readonly MinuteBar[]>): Minutes {
  const { parts } = held
  if (parts.some(({ symbol }) => (bars.get(symbol) ?? []).length === 0)) {
    return { ok: false, code: 'noBars' }
  }
  const cuts = cutsOf(held)
  const minutes: GapMinute[] = []
  for (const [index, at] of cuts.entries()) {
    const until = cuts[index + 1] ?? held.gap.after.at
    const open = parts.filter(({ openedAt, closedAt }) => openedAt <= at && at < closedAt)
    const worths = open.map((part) => worthOf(part, held, barAt(bars.get(part.symbol) ?? [], at)))
    const told = worths.filter((worth) => worth !== null)
    if (told.length < worths.length) return { ok: false, code: 'notPriced' }
    const balance = balanceAt(held, at)
    const flat = add(balance, held.beside)
    minutes.push({
      at,
      until,
      balance,
      low: add(flat, sum(told.map(({ low }) => low))),
      close: add(flat, sum(told.map(({ close }) => close))),
      openPositions: new Set(open.map(({ position }) => position)).size,
      lastOpenedAt: lastOpenedAt(held, at),
      operations: held.deals.filter((deal) => deal.kind === 'balance' && deal.at <= at).length,
    })
  }
  return { ok: true, minutes }
}

/** Minutes begin at whole ones, with the gap, and at each deal. */
function cutsOf({ gap: { before, after }, deals }: Held): readonly number[] {
  const cuts = new Set([before.at, ...deals.map(({ at }) => at)])
  for (let at = minuteOf(before.at) + minuteMs; at < after.at; at += minuteMs) cuts.add(at)
  return [...cuts].filter((at) => at >= before.at && at < after.at).sort((a, b) => a - b)
}

const minuteOf = (at: number): number => at - (at % minuteMs)

const balanceAt = ({ gap, deals }: Held, at: number): Minor =>
  subtract(gap.after.balance, sum(deals.filter((deal) => deal.at > at).map(({ profit }) => profit)))

const lastOpenedAt = ({ gap, deals }: Held, at: number): number =>
  deals.reduce(
    (last, deal) => (deal.entry === 'in' && deal.at <= at ? Math.max(last, deal.at) : last),
    gap.before.lastOpenedAt,
  )

type Prices = { readonly worst: MinuteBar; readonly isOwn: boolean }

/** A minute without a bar had no price of its own: that of the last one stands; before the first, the first. */
function barAt(bars: readonly MinuteBar[], at: number): Prices | null {
  const minute = minuteOf(at)
  let [low, high] = [0, bars.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((bars[middle]?.at ?? 0) <= minute) low = middle + 1
    else high = middle
  }
  const worst = bars[Math.max(0, low - 1)]
  return worst ? { worst, isOwn: low === 0 || worst.at === minute } : null
}

function worthOf(part: HeldPart, { gap }: Held, prices: Prices | null) {
  if (!prices) return null
  const { bid, ask } = prices.worst
  const close = part.side === 'buy' ? bid.close : ask.close
  const worst = part.side === 'buy' ? bid.low : ask.high
  const worths = [prices.isOwn ? worst : close, close].map((to) => {
    const moved = worthOfMove({ from: part.price, to, perPrice: part.perPrice }, gap.currency)
    if (moved === null) return null
    return add(part.result, part.side === 'buy' ? moved : negate(moved))
  })
  const [low, end] = worths
  return low == null || end == null ? null : { low, close: end }
}
