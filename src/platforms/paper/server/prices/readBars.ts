import { readFileSync, statSync } from 'node:fs'
import { basename } from 'node:path'
import { ConfigurationError } from '../../../../errors.js'
import { symbols, type SymbolSpec } from '../symbols.js'

/** Bid open, high, low, close, then the same of the ask, in points. */
export type Bars = { readonly count: number; readonly values: Float64Array }

export const valuesPerBar = 8
const fileBytesMax = 256 * 1024 * 1024

const quoteHeader = 'time,bid_open,bid_high,bid_low,bid_close,ask_open,ask_high,ask_low,ask_close'
const tradeHeader = 'time,open,high,low,close,volume'

/**
 * Reads one-minute bars: bid and ask bars, or trade bars, which become the bid and get the symbol's
 * usual spread on top. The symbol is what the file's name begins with (`eurusd-m1-2014-05.csv`), or stands before the path
 * (`EURUSD=prices.csv`).
 *
 * @throws ConfigurationError naming the file and, where it is one, the line
 */
export function readBars(argument: string): { spec: SymbolSpec; bars: Bars } {
  const [, named, path = argument] = /^([A-Za-z0-9]+)=(.+)$/.exec(argument) ?? []
  const spec = specOf(named ?? /^[a-z0-9]+/i.exec(basename(path))?.[0] ?? '', path)
  const lines = textOf(path).trimEnd().split(/\r?\n/)
  const header = lines[0]
  if (header !== quoteHeader && header !== tradeHeader) {
    throw new ConfigurationError(`${path}: expected the header "${quoteHeader}", was "${header}"`)
  }
  if (lines.length < 3) throw new ConfigurationError(`${path}: expected at least two bars`)
  const values = new Float64Array((lines.length - 1) * valuesPerBar)
  for (let line = 1; line < lines.length; line++) {
    const bar = parseBar(spec, lines[line] ?? '', header === quoteHeader)
    if (!bar) throw new ConfigurationError(`${path}:${line + 1}: not a bar: "${lines[line]}"`)
    values.set(bar, (line - 1) * valuesPerBar)
  }
  return { spec, bars: { count: lines.length - 1, values } }
}

function specOf(name: string, path: string): SymbolSpec {
  const spec = symbols.get(name.toUpperCase())
  if (spec) return spec
  const known = [...symbols.keys()].join(', ')
  throw new ConfigurationError(`${path}: expected a file of one of ${known}, was "${name}"`)
}

function textOf(path: string): string {
  try {
    if (statSync(path).size > fileBytesMax) {
      throw new ConfigurationError(`${path}: expected at most ${fileBytesMax} bytes`)
    }
    return readFileSync(path, 'utf8')
  } catch (error) {
    if (error instanceof ConfigurationError) throw error
    throw new ConfigurationError(`${path}: cannot be read (${String(error)})`)
  }
}

function parseBar(spec: SymbolSpec, line: string, isQuote: boolean): number[] | null {
  const [time = '', ...cells] = line.split(',')
  if (Number.isNaN(Date.parse(time)) || cells.length < (isQuote ? 8 : 4)) return null
  const prices = cells.slice(0, isQuote ? 8 : 4).map(Number)
  if (!prices.every((price) => Number.isFinite(price) && price > 0)) return null
  const points = prices.map((price) => price * 10 ** spec.digits)
  if (!isOrdered(points.slice(0, 4)) || (isQuote && !isOrdered(points.slice(4)))) return null
  return isQuote ? points : [...points, ...points.map((p) => p + spec.spreadPoints)]
}

const isOrdered = ([open = 0, high = 0, low = 0, close = 0]: readonly number[]): boolean =>
  high >= Math.max(open, close) && low <= Math.min(open, close)
