import { decimalIn, type WireRecord } from './fields.js'

type Traded = {
  readonly lots: number | null
  readonly from: string | null
  readonly to: string | null
}

/** Results are written in whole cents. */
const cent = 0.01
const places = 8

/**
 * What a move of the price by 1 is worth in the currency of the account. The rate that a record carries
 * may be of another time, or left at 1: it counts where it explains the result to the cent. Else the
 * result itself tells, as exactly as its cents allow.
 */
export function perPriceIn(record: WireRecord, { lots, from, to }: Traded): string | null {
  const [contract, rate, profit] = ['ContractSize', 'RateProfit', 'Profit'].map((name) =>
    Number(decimalIn(record, name) ?? 0),
  )
  const byRate = (lots ?? 0) * (contract ?? 0) * (rate ?? 0)
  const moved = Math.abs(Number(to ?? from ?? 0) - Number(from ?? 0))
  const result = Math.abs(profit ?? 0)
  const isExplained = byRate > 0 && Math.abs(byRate * moved - result) <= cent
  if (isExplained) return byRate.toFixed(places)
  return moved > 0 && result > 0 ? (result / moved).toFixed(places) : null
}
