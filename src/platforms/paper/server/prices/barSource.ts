import type { SymbolSpec } from '../symbols.js'
import type { Bars } from './readBars.js'
import { valuesPerBar } from './readBars.js'
import { toTick, type PriceSource, type Quote } from './source.js'

const secondsPerBar = 60

/**
 * Recorded one-minute bars played back from now on, without their breaks (nights, weekends), and
 * from the start again after the last one. Inside a bar the price runs open, low, high, close when
 * it rose and open, high, low, close when it fell, at the quarters of the minute; between them in
 * straight lines. A price that was set by hand lasts until the next step.
 *
 * @param options.secondsPerStep market time between two steps; 15 touches each of a bar's four prices
 */
export function barSource(
  spec: SymbolSpec,
  bars: Bars,
  options: { secondsPerStep: number },
): PriceSource {
  const quoteAt = (step: number): Quote => {
    const position = ((step * options.secondsPerStep) / secondsPerBar) % bars.count
    const index = Math.floor(position)
    const bid = along(bars, { index, side: 0, fraction: position - index })
    const ask = along(bars, { index, side: 4, fraction: position - index })
    const lowest = toTick(spec, bid)
    return { bid: lowest, ask: Math.max(lowest, toTick(spec, ask)), middle: (bid + ask) / 2 }
  }
  return { spec, first: quoteAt(0), next: (step) => quoteAt(step) }
}

type Place = { index: number; side: 0 | 4; fraction: number }

function along(bars: Bars, { index, side, fraction }: Place): number {
  const value = (bar: number, column: number) =>
    bars.values[(bar % bars.count) * valuesPerBar + side + column] ?? 0
  const [open, high, low, close] = [0, 1, 2, 3].map((column) => value(index, column))
  const rose = (close ?? 0) >= (open ?? 0)
  const isLast = index === bars.count - 1
  const next = isLast ? close : value(index + 1, 0)
  const stops = rose ? [open, low, high, close, next] : [open, high, low, close, next]
  const leg = Math.min(3, Math.floor(fraction * 4))
  const from = stops[leg] ?? 0
  const to = stops[leg + 1] ?? from
  return from + (to - from) * (fraction * 4 - leg)
}
