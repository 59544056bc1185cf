import { z } from 'zod'
import { parseAmount, type Amount } from '../amounts.js'
import { symbols, toPoints, type SymbolSpec } from '../symbols.js'

/** Decimal text with at most two decimals, `-250.00`. */
export const amountInput = z.string().transform((text, context): Amount => {
  const value = parseAmount(text)
  if (value !== null) return value
  context.addIssue({ code: 'custom', message: 'expected decimal text such as "1250.00"' })
  return z.NEVER
})

export const label = (most: number) => z.string().max(most)

/** Logins of a batch. */
export const loginList = (most: number) => z.array(z.string().min(1).max(32)).min(1).max(most)

export const sideInput = z.enum(['buy', 'sell'])

const lotsMax = 10_000

/** A symbol with a size in lots that it can be traded in. */
export const sizedSymbol = {
  symbol: z.string().transform((name, context): SymbolSpec => {
    const spec = symbols.get(name)
    if (spec) return spec
    context.addIssue({
      code: 'custom',
      message: `expected one of ${[...symbols.keys()].join(', ')}`,
    })
    return z.NEVER
  }),
  lots: z.number().positive().max(lotsMax),
}

/** Size in hundredths of a lot, or null where the symbol does not trade in that step. */
export function sizeOf(spec: SymbolSpec, lots: number): number | null {
  const size = Math.round(lots * 100)
  const isWhole = Math.abs(size - lots * 100) < 1e-6
  return isWhole && size > 0 && size % spec.sizeStep === 0 ? size : null
}

export const priceInput = z.number().positive().max(10_000_000)

/** Points of a price, or null where it has more decimals than the symbol. */
export function pointsOf(spec: SymbolSpec, price: number): number | null {
  const points = toPoints(spec, price)
  return points > 0 && Math.abs(points - price * 10 ** spec.digits) < 1e-4 ? points : null
}
