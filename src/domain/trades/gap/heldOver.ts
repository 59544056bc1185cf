import { subtract, sum, type Minor } from '../../money/minor.js'
import type { Gap, GapDeal, GapPosition, Held, HeldPart, Untold } from './types.js'

/** Platforms count deals and looks on clocks of their own: so far they may be apart. */
export const slackMs = 2_000

type HeldOver =
  { readonly ok: true; readonly held: Held } | { readonly ok: false; readonly code: Untold }

/**
 * What an account held over a gap: what it holds afterwards, with every deal since undone. It must come
 * to the balance and the number of positions that were seen before; whether a deal at either end was
 * already seen is told by that alone.
 */
export function heldOver(gap: Gap): HeldOver {
  const { deals, before, after } = gap
  const firstAt = (at: number): number => {
    const index = deals.findIndex((deal) => deal.at > at)
    return index < 0 ? deals.length : index
  }
  let code: Untold = 'doesNotAddUp'
  for (let end = deals.length; end >= firstAt(after.at - slackMs); end -= 1) {
    const latest = Math.min(end, firstAt(before.at + slackMs))
    for (let start = firstAt(before.at - slackMs); start <= latest; start += 1) {
      const within = inside(gap, deals.slice(start, end))
      const parts = undone(after.positions, within)
      if (parts === 'notPriced') code = parts
      else if (parts !== null && leadsBack(gap, within, parts)) {
        const open = sum(after.positions.map(({ result }) => result))
        const beside = subtract(subtract(after.equity, after.balance), open)
        return { ok: true, held: { gap, parts, deals: within, beside } }
      }
    }
  }
  return { ok: false, code }
}

/** By the clock that looks are counted on: what was not seen before was made afterwards. */
const inside = ({ before, after }: Gap, deals: readonly GapDeal[]): readonly GapDeal[] =>
  deals.map((deal, index) => {
    const earliest = before.at + 1 + index
    const latest = after.at - deals.length + index
    return { ...deal, at: Math.max(earliest, Math.min(latest, deal.at)) }
  })

function leadsBack(
  { before, after }: Gap,
  deals: readonly GapDeal[],
  parts: readonly HeldPart[],
): boolean {
  const held = new Set(
    parts.filter(({ openedAt }) => openedAt === -Infinity).map((part) => part.position),
  )
  return (
    held.size === before.openPositions && balanceBefore(after.balance, deals) === before.balance
  )
}

const balanceBefore = (balance: Minor, deals: readonly GapDeal[]): Minor =>
  subtract(balance, sum(deals.map(({ profit }) => profit)))

/** @returns null when deals and positions do not fit each other */
function undone(
  positions: readonly GapPosition[],
  deals: readonly GapDeal[],
): HeldPart[] | 'notPriced' | null {
  const trades = deals.filter(({ kind }) => kind === 'trade')
  const open = new Map(positions.map((position) => [position.id, position]))
  const ids = new Set([...open.keys(), ...trades.map(({ positionId = '' }) => positionId)])
  const parts: HeldPart[] = []
  for (const id of ids) {
    const own = partsOf(id, {
      now: open.get(id),
      ins: trades.filter((deal) => deal.positionId === id && deal.entry === 'in'),
      outs: trades.filter((deal) => deal.positionId === id && deal.entry === 'out'),
    })
    if (own === 'notPriced' || own === null) return own
    parts.push(...own)
  }
  return parts
}

type Dealt = {
  readonly now: GapPosition | undefined
  readonly ins: readonly GapDeal[]
  readonly outs: readonly GapDeal[]
}

/** A position that grew meanwhile was another one at every size: that is not told. */
function partsOf(id: string, { now, ins, outs }: Dealt): HeldPart[] | 'notPriced' | null {
  const [opening] = ins
  const lots = (now?.lots ?? 0) + outs.reduce((all, deal) => all + (deal.lots ?? 0), 0)
  if (ins.length > 1 || (opening && Math.abs((opening.lots ?? 0) - lots) > 1e-8)) return null
  const known = { position: id, openedAt: opening?.at ?? -Infinity }
  const parts: HeldPart[] = []
  for (const { at: closedAt, symbol, side, price, perPrice, profit, floating = profit } of outs) {
    if (!symbol || !side || price === undefined || perPrice === undefined) return 'notPriced'
    const held = side === 'buy' ? 'sell' : 'buy'
    parts.push({ ...known, closedAt, symbol, side: held, price, perPrice, result: floating })
  }
  if (now) {
    const { symbol, side, currentPrice: price, result, perPrice } = now
    if (perPrice === undefined) return 'notPriced'
    parts.push({ ...known, closedAt: Infinity, symbol, side, price, perPrice, result })
  }
  const isOne = parts.every(
    ({ side, symbol }) => side === parts[0]?.side && symbol === parts[0].symbol,
  )
  return isOne && parts.length > 0 ? parts : null
}
