import type { MinuteBar } from '../../../domain/trades/gap/types.js'
import { failureOf } from '../../linkError.js'
import type { PlatformFailure, PlatformResult } from '../../types.js'
import type { Mt5Context } from '../context.js'
import { numberAtStart } from '../link/envelope.js'
import { integerIn, recordOf, textIn } from '../wire/fields.js'

/** Times, highest and lowest bid, bid at the end of the minute, and the least spread in it, in points. */
const columns = 'dhlcs'
/** "OK/None": the history server has not given them yet. */
const stillLoading = 1

type Span = { readonly from: number; readonly to: number }
type Bars = PlatformResult<{ bars: readonly MinuteBar[] }>

/** Reads minute bars; how many digits a symbol has is asked once. */
export function createBarReader(context: Mt5Context) {
  const known = new Map<string, number>()
  return async (symbol: string, span: Span): Promise<Bars> => {
    const digits = known.get(symbol) ?? (await readDigits(context, symbol))
    if (typeof digits !== 'number') return digits
    known.set(symbol, digits)
    return readBars(context, { symbol, digits, ...span })
  }
}

async function readDigits({ pool }: Mt5Context, symbol: string): Promise<number | PlatformFailure> {
  const path = '/symbol/get'
  const reply = await pool.ask({ kind: 'read', path, params: { symbol } })
  if (!reply.ok) return reply
  const record = recordOf(reply.answer)
  const digits = record && integerIn(record, 'Digits')
  return digits ?? failureOf('protocol', `${path}: expected the digits of ${symbol}`)
}

async function readBars(
  { pool, clock }: Mt5Context,
  { symbol, digits, from, to }: Span & { readonly symbol: string; readonly digits: number },
): Promise<Bars> {
  const path = '/chart/get'
  const seconds = (at: number): number => Math.max(0, Math.floor(clock.toBroker(at) / 1000))
  const params = { symbol, from: seconds(from), to: seconds(to), data: columns }
  const reply = await pool.ask({ kind: 'read', path, params })
  if (!reply.ok) return reply
  if (numberAtStart(textIn(reply.record, 'retcode')) === stillLoading) {
    return failureOf('unavailable', `${path}: the server is still loading the bars of ${symbol}`)
  }
  const rows: unknown = reply.answer
  if (!Array.isArray(rows)) return failureOf('protocol', `${path}: expected an array of bars`)
  const bars = new Map<number, MinuteBar>()
  for (const row of rows as readonly unknown[]) {
    const bar = barOf(row, digits)
    if (!bar) return failureOf('protocol', `${path}: expected bars of ${columns.length} numbers`)
    const at = clock.toUtc(bar.at)
    if (at >= from && at <= to) bars.set(at, { ...bar, at })
  }
  return { ok: true, bars: [...bars.values()].sort((a, b) => a.at - b.at) }
}

/** On the broker's clock still. Numbers may come as text, as everywhere. */
function barOf(row: unknown, digits: number): MinuteBar | null {
  if (!Array.isArray(row) || row.length !== columns.length) return null
  const numbers = row.map((cell: unknown) => Number(cell))
  const [time = 0, high = 0, low = 0, close = 0, spread = 0] = numbers
  if (!numbers.every(Number.isFinite) || low <= 0 || high < low || spread < 0) return null
  const apart = spread / 10 ** digits
  const price = (value: number): string => value.toFixed(digits)
  return {
    at: time * 1000,
    bid: { low: price(low), close: price(close) },
    ask: { high: price(high + apart), close: price(close + apart) },
  }
}
