import { divideRounded, multiply } from '../../money/divide.js'

/** Hundredths of a lot. `lowest` and `highest` are both allowed. */
export type LotRange = { readonly lowest: number; readonly highest: number }

/** Bounds as hundredths of the reference (0.5 to 1.5 times: 50 and 150), to the nearest hundredth of a lot. */
export const rangeByFactor = (
  reference: number,
  { low, high }: { readonly low: number; readonly high: number },
): LotRange => ({
  lowest: divideRounded(multiply(reference, low), 100),
  highest: divideRounded(multiply(reference, high), 100),
})

/** Bounds at a distance from the reference, never below zero. */
export const rangeByDistance = (reference: number, distance: number): LotRange => ({
  lowest: Math.max(0, reference - distance),
  highest: reference + distance,
})

/** The average size of so many orders, to the nearest hundredth of a lot; 0 without any. */
export const averageLots = (total: number, orders: number): number =>
  orders === 0 ? 0 : divideRounded(total, orders)

export const isInRange = (lots: number, { lowest, highest }: LotRange): boolean =>
  lots >= lowest && lots <= highest
